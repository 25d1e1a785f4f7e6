"""Lists that fetch their rows when they are looked at."""
