"""Pages to print: wall posters and a calendar to tick off, each one self-contained HTML document."""
