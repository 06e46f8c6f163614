"""Rules of adjusting a session to weather, hills, altitude and treadmills."""
