"""What the body can do, in numbers: fitness, prediction, load, heart rate, heat, altitude and slopes.

Pure functions on plain numbers. Those that need numbers of the rule book take the book as their
first argument; metres, seconds, seconds per kilometre and beats a minute throughout.
"""
