"""SQL lives here, and no rule of the office."""
