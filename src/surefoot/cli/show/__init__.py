"""How answers look in a terminal: at most 80 columns, calm, and as clear without colour as with it."""
