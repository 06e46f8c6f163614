"""Scores of predictions on the terminal: ours first, the known formulas below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import palette
from surefoot.cli.show.page import Page, cell

if TYPE_CHECKING:
    from surefoot.lab.scores import Score
    from surefoot.lab.validation import Validation

_TITLES = {
    "surefoot": "Surefoot",
    "riegel": "Riegel",
    "daniels_gilbert": "Daniels and Gilbert",
    "cameron": "Cameron",
    "vickers_model_1": "Vickers, one race",
    "vickers_model_2": "Vickers, two races",
}
_GROUPS = (
    ("marathon", "one_race", "Marathon from one race"),
    ("marathon", "two_races", "Marathon from two races"),
    ("half", "one_race", "Half marathon from one race"),
    ("half", "two_races", "Half marathon from two races"),
)

_LEGEND = (
    "MSE is the mean squared error in minutes²; error the median size of it; the last column says how many times fell "
    "into the range meant for 8 in 10. Ours is its own; a formula without one gets the range that its error on these "
    "rows makes."
)


def show_validation(page: Page, answer: Validation) -> None:
    """A table for each race and number of known races."""
    page.spread(("Predictions against races run", palette.STRONG), "")
    everybody = {"surefoot": answer, **answer.peers}
    for race, known, title in _GROUPS:
        rows = {name: getattr(getattr(figures, race), known) for name, figures in everybody.items()}
        _show_table(page, title, {name: row for name, row in rows.items() if row.n})
    page.blank()
    page.paragraph((_LEGEND, palette.QUIET))


def _show_table(page: Page, title: str, rows: dict[str, Score]) -> None:
    page.heading(title, f"{max(row.n for row in rows.values())} runners" if rows else "")
    if not rows:
        page.paragraph("No row of the file has one with a shorter race and a typical week.")
        return
    page.line((f"{'':<22}{'MSE':>10}{'error':>10}{'8 in 10':>12}", palette.QUIET))
    for name, row in rows.items():
        figures = f"{row.mse_min2:>10.1f}{f'{row.median_error_pct:.1f} %':>10}{f'{row.coverage_80:.1%}':>12}"
        page.line(cell(_TITLES[name], 22), (figures, palette.STRONG if name == "surefoot" else ""))
