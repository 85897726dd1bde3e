"""What is somebody's own, for whoever proved their address: letters, letters shared with them, data."""
