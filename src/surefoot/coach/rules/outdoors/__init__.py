"""Rules of the first run outdoors after weeks on a treadmill."""
