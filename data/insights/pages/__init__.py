"""One file a page: out of the material, one plot or several."""
