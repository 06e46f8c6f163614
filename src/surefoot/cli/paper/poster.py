"""A wall poster: a card an exercise with its drawing, its dose, how it is done, and what to think of."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from surefoot.cli.paper.sheet import sheet

if TYPE_CHECKING:
    from surefoot.rulebook import Book
    from surefoot.services.posters import Card, Part, Poster

_STYLE = """
section+section{margin-top:16px}
h2{font-size:17px;margin:0 0 2px;color:var(--strength);break-after:avoid}
section>p{margin:0 0 8px;color:var(--ink-2);max-width:42rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(54mm,1fr));gap:10px}
article{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:9px 11px;break-inside:avoid;
display:flex;flex-direction:column;gap:4px}
article svg{display:block;overflow:visible;width:100%;height:27mm}
h3{font-size:14px;line-height:1.2;margin:0}
.dose{font-weight:650;color:var(--strength);margin:0}
article p{margin:0;font-size:11.5px;line-height:1.36}
ul{margin:0;padding-left:15px;font-size:11.5px;color:var(--ink-2)}
@media print{.cards{grid-template-columns:repeat(3,1fr)}}
"""
_PAGE = "size:A4 portrait;margin:11mm"


def poster_page(found: Poster, book: Book) -> str:
    """The poster as one HTML document with its drawings in it."""
    body = "".join(_part(part, book) for part in found.parts)
    return sheet(found.title, "Surefoot", body, (found.note, "Little and often is what works."), _STYLE, _PAGE)


def _part(part: Part, book: Book) -> str:
    about = f"<p>{escape(part.about)}</p>" if part.about else ""
    cards = "".join(_card(card, book) for card in part.cards)
    return f'<section><h2>{escape(part.title)}</h2>{about}<div class="cards">{cards}</div></section>'


def _card(card: Card, book: Book) -> str:
    cues = "".join(f"<li>{escape(cue)}</li>" for cue in card.cues)
    told = f'<p class="dose">{escape(card.dose)}</p><p>{escape(card.text)}</p>' + (f"<ul>{cues}</ul>" if cues else "")
    return f"<article>{picture(book, card.id)}<h3>{escape(card.name)}</h3>{told}</article>"


def picture(book: Book, name: str) -> str:
    """The drawing of an exercise as SVG; nothing where there is none."""
    from surefoot.drawing import draw, drawings

    return draw(book, name) if name in drawings(book) else ""
