"""Pages of what is taken away, one file a chapter."""
