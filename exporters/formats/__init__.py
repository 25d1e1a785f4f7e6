"""The package formats, each a module that knows no neighbour."""
