"""Số hóa Một cửa: the program."""

__version__ = "0.1.0"
