"""Which line of drills the week of a plan has: from the weeks with fast running before it."""

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

    def routine(self, day: int, *, drills: bool) -> str:
        """The path of the line for the week of a day, which is remembered where it holds ``drills``."""
        this = monday(day)
        line = drill_line(self.book, sorted((this - other) // WEEK for other in self.weeks))
        if drills:
            self.weeks.add(this)
        return f"drills/{line}"
