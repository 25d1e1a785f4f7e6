"""Fetch and add rows, one module for each kind of thing."""
