"""States, roles, permissions and identifiers; imports nothing of the program."""
