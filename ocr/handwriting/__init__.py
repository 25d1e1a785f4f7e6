"""Figures that were filled in by pen or rubber stamp between printed words."""
