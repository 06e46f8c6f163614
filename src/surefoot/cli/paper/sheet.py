"""The bare sheet: one HTML document with its style in it, for A4 paper and for a screen. No text stands unescaped."""

from __future__ import annotations

from html import escape

#: The tokens of the design by day: paper is white, and printers do not know the night.
TOKENS = """
:root{color-scheme:light;--paper:#fbfaf7;--card:#ffffff;--ink:#1d2327;--ink-2:#556067;--line:#e4e1d9;
--easy:#2f8f7a;--long:#17645a;--tempo:#b7791f;--intervals:#c2482f;--race:#9b2c5a;--strength:#6558b1;--rest:#8b9499;
--font:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
"""
_STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:13px/1.4 var(--font);
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sheet{max-width:210mm;margin:0 auto;padding:12mm}
header{display:flex;align-items:baseline;justify-content:space-between;gap:16px;border-bottom:2px solid var(--ink);
padding-bottom:6px;margin-bottom:14px}
h1{font-size:28px;line-height:1.15;margin:0;letter-spacing:-.01em}
header p,footer{color:var(--ink-2);margin:0}
footer{margin-top:14px;font-size:11px;display:flex;justify-content:space-between;gap:16px}
@media print{body{background:#fff}.sheet{max-width:none;padding:0}}
"""


def sheet(title: str, aside: str, body: str, foot: tuple[str, str], style: str, page: str) -> str:
    """A whole document. ``body`` is HTML that is escaped already, all else is text.

    ``page`` is what CSS says of the paper, such as "size:A4 portrait;margin:12mm".
    """
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    styles = f"<style>{TOKENS}{_STYLE}{style}@page{{{page}}}</style>"
    top = f"<header><h1>{escape(title)}</h1><p>{escape(aside)}</p></header>"
    end = f"<footer><span>{escape(foot[0])}</span><span>{escape(foot[1])}</span></footer>"
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<title>{escape(title)} · Surefoot</title>{styles}</head>'
        f'<body><main class="sheet">{top}{body}{end}</main></body></html>\n'
    )
