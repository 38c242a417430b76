"""Everything that lctui does, run on the archives of real communities where these are at hand."""
