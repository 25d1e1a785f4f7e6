"""`pdf`: bare searchable PDFs, named by the profile's pattern, and their manifest."""

from __future__ import annotations

from typing import Final

from exporters.recipe import Recipe

PDF: Final = Recipe("pdf")
