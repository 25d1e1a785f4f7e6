"""Bytes of pictures and PDFs in, whole images out; shared by every backend."""
