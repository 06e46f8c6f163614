"""Rules of race day: how fast, in which parts, what before and what if."""
