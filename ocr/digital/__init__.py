"""Papers that were never on paper: what a PDF itself says, and whether that can be believed."""
