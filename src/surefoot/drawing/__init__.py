"""Line drawings of exercises, made by code from the angles of joints: two positions or three, in one style.

The poses stand in the rule book, one file an exercise, under routines/drawing; docs/drawings.md tells how to write
one. ``draw`` gives a picture, ``contact_sheet`` all of them on one page.
"""

from surefoot.drawing._read import drawings, slug
from surefoot.drawing._schema import Drawing
from surefoot.drawing.sheet import contact_sheet, draw

__all__ = ["Drawing", "contact_sheet", "draw", "drawings", "slug"]
