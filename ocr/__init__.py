"""Image in, readings out; knows no Qt, no database, no office."""
