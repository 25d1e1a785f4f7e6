"""How well documents are read, measured on papers whose truth is known; and how careful reading must be.

Two kinds of truth are understood: a folder with `documents/*/truth.json` (and `batches/*/batch.json`), as sample papers
have it, and one with `labels/*.json` beside `scans/*.pdf`, as real scans read by eye have it.
"""
