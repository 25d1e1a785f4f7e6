"""Searchable PDF/A-2b, written directly: pictures, invisible text, metadata."""
