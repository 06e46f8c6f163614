"""Which line of drills a day of a plan has: from the weeks with fast running before its own."""

from __future__ import annotations

from surefoot.coach.done import Done
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.layout.drill_line import drill_line
from surefoot.coach.state import monday
from surefoot.rulebook import Book


class Drilling:
    """Weeks by their Mondays (ordinals): those of the log, and then those of the plan, in their order."""

    def __init__(self, done: Done, today: int, book: Book) -> None:
        self.book = book
        self.weeks = {monday(day) for day in done.strides | done.hard if day < monday(today)}

    def routine(self, day: int) -> str:
        """The path of the line for the drills of a day; days are asked for in their order, and remembered."""
        this = monday(day)
        line = drill_line(self.book, sorted((this - other) // WEEK for other in self.weeks))
        self.weeks.add(this)
        return f"drills/{line}"
