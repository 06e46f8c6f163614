"""Colours and strokes of charts, by day and by night; a shape or a stroke always says what a colour says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

#: Names of colours with what stands for them by day and by night, where a page does not say.
COLOURS: Mapping[str, tuple[str, str]] = {
    "easy": ("#2f8f7a", "#5bc0a6"),
    "long": ("#17645a", "#3fa392"),
    "tempo": ("#b7791f", "#e0aa52"),
    "intervals": ("#c2482f", "#ee8067"),
    "race": ("#9b2c5a", "#e07aa6"),
    "strength": ("#6558b1", "#a79bef"),
    "rest": ("#8b9499", "#8b9499"),
    "ink": ("#1d2327", "#e9ecea"),
    "ink-2": ("#556067", "#a7b1b3"),
    "line": ("#e4e1d9", "#333b3f"),
    "card": ("#ffffff", "#1d2326"),
}

#: The class of each shape.
SHAPES: Mapping[str, str] = {"bar": "b", "stack": "b", "line": "l", "dash": "l k", "dot": "d"}

#: The colour that strokes go over where it is stacked, and the strokes.
HATCHED = "intervals"
HATCH = (
    '<defs><pattern id="sfc-x" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="y" d="M0 0v5"/></pattern></defs>'
)


def _colours(*, night: bool) -> Iterator[str]:
    for name, both in COLOURS.items():
        plain = both[night]
        yield f".sfc .{name}{{color:{plain};color:var(--{name},{plain})}}"  # twice: some readers know no var()
    ink, soft, line = (COLOURS[name][night] for name in ("ink", "ink-2", "line"))
    yield f".sfc text{{fill:{soft};fill:var(--ink-2,{soft})}}.sfc .h{{fill:{ink};fill:var(--ink,{ink})}}"
    card = COLOURS["card"][night]
    yield f".sfc .d{{stroke:{card};stroke:var(--card,{card})}}"
    yield f".sfc .y{{stroke:{card};stroke:var(--card,{card})}}"
    yield f".sfc .g{{stroke:{line};stroke:var(--line,{line})}}.sfc .a{{stroke:{soft};stroke:var(--ink-2,{soft})}}"


STYLE = (
    ".sfc{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}"
    ".sfc .h{font-size:14px;font-weight:600}.sfc .u{font-size:12px;font-weight:400;opacity:.75}"
    ".sfc .e{text-anchor:end}.sfc .m{text-anchor:middle}"
    ".sfc .b,.sfc .d{fill:currentColor}.sfc .b.rest{fill-opacity:.35}"
    ".sfc .l{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}"
    ".sfc .x{fill:url(#sfc-x)}.sfc .y{fill:none;stroke-width:1.6;stroke-opacity:.7}"
    ".sfc .d.n{stroke:none}"
    ".sfc .k{stroke-dasharray:5 4}.sfc .g,.sfc .a{fill:none;stroke-width:1}"
    + "".join(_colours(night=False))
    + f"@media(prefers-color-scheme:dark){{{''.join(_colours(night=True))}}}"
)
