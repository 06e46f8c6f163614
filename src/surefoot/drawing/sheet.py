"""All drawings on one page, to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from surefoot.drawing._read import drawings
from surefoot.drawing.svg import STYLE, svg
from surefoot.rulebook import Book

_STYLE = """
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2327;--ink-2:#556067;--card:#fff;--line:#e4e1d9;
--strength:#6558b1}
@media(prefers-color-scheme:dark){:root{--paper:#14181a;--ink:#e9ecea;--ink-2:#a7b1b3;--card:#1d2326;--line:#333b3f;
--strength:#a79bef}}
body{margin:0;padding:16px;background:var(--paper);color:var(--ink);font:15px/1.4 system-ui,sans-serif}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(360px,1fr));gap:20px}
figure{margin:0}svg{display:block;max-width:100%;height:auto}figcaption{color:var(--ink-2)}
h2{grid-column:1/-1;margin:12px 0 0;font-size:18px}
"""


def contact_sheet(book: Book, names: Mapping[str, str]) -> str:
    """A page of every drawing, each under its name.

    ``names`` gives names by id; a name like "Strength / Goblet squat" puts the drawing under that heading. What has
    no name there comes last, by its id.
    """
    groups: dict[str, list[str]] = {}
    drawn = drawings(book)
    order = [*(one for one in names if one in drawn), *(one for one in drawn if one not in names)]
    for one in order:
        heading, _, name = names.get(one, f"More / {_title(one)}").rpartition(" / ")
        groups.setdefault(heading, []).append(_figure(svg(drawn[one], name, styled=False), name))
    body = "".join(_group(heading, figures) for heading, figures in groups.items())
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    start = f'<!doctype html><html lang="en"><head>{head}<title>Exercises</title><style>{_STYLE}{STYLE}</style></head>'
    return f"{start}<body><h1>Exercises</h1><main>{body}</main></body></html>\n"


def draw(book: Book, exercise_id: str) -> str:
    """The drawing of an exercise as one SVG. Raises KeyError where there is none."""
    return svg(drawings(book)[exercise_id], _title(exercise_id))


def _title(exercise_id: str) -> str:
    return exercise_id.replace("_", " ").capitalize()


def _group(heading: str, figures: list[str]) -> str:
    return (f"<h2>{escape(heading)}</h2>" if heading else "") + "".join(figures)


def _figure(picture: str, name: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(name)}</figcaption></figure>"
