"""Who may be told what: audiences, names taken out, and what that withholds."""
