"""Where lines lie and in which order they are read: geometry only, no meaning."""
