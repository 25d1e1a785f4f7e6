"""What the library knows of Vietnamese."""
