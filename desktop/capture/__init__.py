"""Scanners and files in, images out. Knows devices; no screen, no database, no rule of the office."""
