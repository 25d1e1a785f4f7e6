"""Package content in, verified package on disk out; knows no Qt, no database, no OCR."""
