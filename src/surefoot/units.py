"""Quantities: whole metres, whole seconds, paces in seconds per kilometre.

The program computes in metres and seconds only; kilometres and miles are ways of
writing them down. Parsing and printing of both live here and nowhere else.
"""

from __future__ import annotations

from typing import NewType

Metres = NewType("Metres", int)
Seconds = NewType("Seconds", int)
Pace = NewType("Pace", float)  # seconds per kilometre
