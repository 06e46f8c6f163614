"""Charts as SVG, made on the server: bars, stacked bars, lines and dots over weeks or days.

Their numbers come in the units in which they are read; each chart has a title, a summary for who cannot see it, and a
table of the same numbers beside it (:func:`table`).
"""

from surefoot.drawing.charts._axes import round_ticks
from surefoot.drawing.charts._chart import Chart, Series, chart_svg
from surefoot.drawing.charts._table import table

__all__ = ["Chart", "Series", "chart_svg", "round_ticks", "table"]
