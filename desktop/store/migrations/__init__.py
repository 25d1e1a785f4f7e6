"""Alembic's migrations of the store, numbered, each with its reason."""
