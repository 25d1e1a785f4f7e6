"""What lists and forms show, in which order; no widget."""
