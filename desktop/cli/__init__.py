"""The command line; stable, scripts depend on it. No Qt."""
