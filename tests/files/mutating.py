"""Damage of every kind, done to whole files, the same each time for the same chance.

Bytes are changed anywhere; the structures that a reader trusts (counts and sizes in FIT definitions, tags and
figures of XML, cells of a table, the members of a gzip stream) are changed where they stand.
"""

from __future__ import annotations

import gzip
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence

from fastcrc import crc16

from tests.files.seeds import Seed, zipped

Chance = random.Random
Mutation = Callable[[bytes, Chance], bytes]

_LARGEST = 500_000  # bytes: what doubles a part of a file again and again has an end
_EDGES = (0, 1, 2, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFE, 0xFF)
_FIGURES = (
    "0", "-1", "1e308", "-1e308", "1e400", "NaN", "nan", "inf", "-Infinity", "9" * 400, "0x10", "1_000", "١٢٣", "",
    " ", "1.2.3", "--5", "2e12", "-0.0", "180.0000001", "1" + "0" * 5000,
)  # fmt: skip
_TIMES = (
    "2026-05-03T07:00:00Z", "0000-00-00T00:00:00Z", "9999-12-31T23:59:60Z", "0001-01-01T00:00:00+14:00", "2026-02-30",
    "2026-05-03T07:00:00+99:99", "1970-01-01T00:00:00Z", "-2026-05-03T07:00:00Z", "2026-05-03T24:00:00.999999999Z",
    "2262-04-12T00:00:00Z", "12345678901234567890",
)  # fmt: skip
_MARKUP = (
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml?>", "\0",
    "\ufffe", "<", ">", "</", "&amp;", "\ud7ff", "<a:b>", "xmlns='x'", "<trkpt>", "</trk>", "<Lap>", "</Track>",
)  # fmt: skip
_CELLS = (
    *_FIGURES, *_TIMES, '"', '""', '"a\nb"', "\r", "\0", ";", ",", "\t", "x" * 140_000, "../../etc/passwd", "ä\udcff",
    "Mar 32, 2026, 25:61:61 PM", "31.02.2026, 15:24:49", "1.234.567,89", "=1+1",
)  # fmt: skip


def mutated(seed: Seed, others: Sequence[Seed], chance: Chance) -> bytes:
    """The seed with some damage.

    Half of the FIT files get checksums and a size that fit; one file in twelve is packed with gzip as well, and then
    sometimes damaged again.
    """
    mutations, chosen = _BY_KIND.get(seed.kind, (_anywhere,)), chance.random()
    if chosen < 0.1:
        data = _spliced(seed.data, chance.choice(others).data, chance)
    elif chosen < 0.3:
        data = _anywhere(seed.data, chance)
    elif seed.kind in {"gpx", "tcx"} and chosen < 0.6:
        data = _figures_changed(seed.data, chance)  # alone, for then it is still XML
    else:
        data = seed.data
        for _ in range(chance.choice((1, 1, 2, 5))):
            data = chance.choice(mutations)(data, chance)
    data = data[:_LARGEST]
    if seed.kind == "fit" and chance.random() < 0.5:
        data = mended(data)
    if chance.random() < 1 / 12:
        data = gzip.compress(data, mtime=0)
        data = _anywhere(data, chance) if chance.random() < 0.3 else data
    return data


# ------------------------------------------------------------------ bytes


def _anywhere(data: bytes, chance: Chance) -> bytes:
    """A few bytes wrong, gone, put in, doubled; or the end gone."""
    changed = bytearray(data)
    kinds = chance.choice((2, 6))  # wrong bytes only, so that the frame holds and values are met; or anything
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(kinds)
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            changed[at : at + 1] = bytes([chance.choice(_EDGES)])
        elif kind == 2:
            changed[at:at] = chance.randbytes(chance.randint(1, 8))
        elif kind == 3:
            changed[at:at] = changed[at : at + chance.randint(1, 60)]
        elif kind == 4:
            del changed[at : at + chance.randint(1, 60)]
        elif at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.2 else changed)


def _spliced(data: bytes, other: bytes, chance: Chance) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


# ------------------------------------------------------------------ FIT


def mended(data: bytes) -> bytes:
    """A FIT file whose size and checksums fit what is left of it, so that the damage is met further in."""
    if len(data) < 16:
        return data
    header = data[0] if data[0] in {12, 14} else 14
    start = bytes([header]) + data[1:4] + struct.pack("<I", max(0, len(data) - header - 2)) + b".FIT"
    if header == 14:
        start += struct.pack("<H", crc16.arc(start))
    whole = start + data[header:-2]
    return whole + struct.pack("<H", crc16.arc(whole))


def _definitions(data: bytes) -> list[tuple[int, int]]:
    """Where the definitions of the first part begin and end, as far as they can be followed."""
    found: list[tuple[int, int]] = []
    sizes: dict[int, int] = {}
    at = data[0] if data else 0
    while at + 6 <= len(data) - 2:
        head = data[at]
        if head & 0xC0 == 0x40:
            end = at + 6 + 3 * data[at + 5]
            size = sum(data[at + 7 : end : 3])
            if head & 0x20:
                if end >= len(data):
                    break
                size += sum(data[end + 2 : end + 1 + 3 * data[end] : 3])
                end += 1 + 3 * data[end]
            found.append((at, end))
            sizes[head & 0x0F] = size
            at = end
        else:
            local = head & 0x0F if head < 0x80 else (head >> 5) & 3
            if local not in sizes:
                break
            at += 1 + sizes[local]
    return found


def _definition_changed(data: bytes, chance: Chance) -> bytes:
    """One byte of a definition: byte order, message, count of fields; number, size or base of a field."""
    definitions = _definitions(data)
    if not definitions:
        return data
    at, end = chance.choice(definitions)
    changed = bytearray(data)
    where = chance.randrange(at, min(end, len(data)))
    value = chance.choice((*_EDGES, 3, 4, 6, 7, 8, 0x0D, 0x10, 0x83, 0x84, 0x86, 0x88, 0x89, 0x8F, 253, 254))
    changed[where] = chance.choice((value, (changed[where] + chance.choice((-1, 1))) & 0xFF))
    return bytes(changed)


def _message_moved(data: bytes, chance: Chance) -> bytes:
    """A definition taken out, doubled, or put somewhere else."""
    definitions = _definitions(data)
    if not definitions:
        return data
    at, end = chance.choice(definitions)
    other = chance.choice(definitions)[0]
    rest = data if chance.random() < 0.5 else data[:at] + data[end:]
    return rest if chance.random() < 0.3 else rest[:other] + data[at:end] + rest[other:]


def _values_changed(data: bytes, chance: Chance) -> bytes:
    """Runs of bytes behind the definitions set to extremes, so that whole values are."""
    definitions = _definitions(data)
    first = min(definitions[0][1] if definitions else 14, len(data))
    changed = bytearray(data)
    for _ in range(chance.choice((1, 10, 60))):
        at = chance.randrange(first, len(data) + 1)
        length = chance.choice((1, 2, 4, 8))
        changed[at : at + length] = bytes([chance.choice(_EDGES)]) * len(changed[at : at + length])
    return bytes(changed)


def _header_changed(data: bytes, chance: Chance) -> bytes:
    """The header's size, the size of the data, or the mark."""
    changed = bytearray(data)
    what = chance.randrange(3)
    if what == 0:
        changed[0:1] = bytes([chance.choice((0, 1, 11, 12, 13, 14, 15, 20, 0x40, 0xFF))])
    elif what == 1:
        near = max(len(data) + chance.randint(-20, 20), 0)
        size = chance.choice((0, 1, near, 2**31, 2**32 - 1, chance.randrange(2**16)))
        changed[4:8] = struct.pack("<I", size)
    elif len(changed) > 12:
        changed[8 + chance.randrange(4)] ^= 0x20
    return bytes(changed)


# ------------------------------------------------------------------ XML

_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_ATTRIBUTE = re.compile(rb'"[^"]*"')


def _tokens_changed(data: bytes, chance: Chance) -> bytes:
    """Tags and texts taken out, doubled, swapped, put elsewhere, or replaced with markup that means trouble."""
    tokens = _TOKEN.findall(data)
    if not tokens:
        return data
    for _ in range(chance.choice((1, 2, 5))):
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        what = chance.randrange(6)
        if what == 0:
            tokens[at] = b""
        elif what == 1:
            tokens[at] *= chance.choice((2, 3, 100))
        elif what == 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif what == 3:
            tokens[at] += tokens[other]
        else:
            tokens[at] = chance.choice((tokens[at], b"")) + _encoded(chance.choice(_MARKUP))
    return b"".join(tokens)


def _figures_changed(data: bytes, chance: Chance) -> bytes:
    """Texts between tags and values of attributes replaced with figures and times that no watch writes."""
    share = chance.choice((0.02, 0.2, 1.0))
    strange = (*_FIGURES, *_TIMES)

    def attribute(match: re.Match[bytes]) -> bytes:
        return b'"%b"' % _encoded(chance.choice(strange)) if chance.random() < share else match[0]

    def token(match: re.Match[bytes]) -> bytes:
        if match[0].startswith(b"<"):
            return match[0] if match[0].startswith(b"<?") else _ATTRIBUTE.sub(attribute, match[0])
        return _encoded(chance.choice(strange)) if chance.random() < share else match[0]

    return _TOKEN.sub(token, data)


def _deepened(data: bytes, chance: Chance) -> bytes:
    """Elements in elements in elements, or one element again and again; an attribute or a text without end."""
    at = data.find(b">", chance.randrange(len(data) + 1)) + 1
    name = chance.choice((b"trk", b"trkseg", b"trkpt", b"a", b"Lap", b"Activity", b"ele"))
    many = chance.choice((3, 70, 5000))
    fills = (b"<%b>" % name * many, b"<%b></%b>" % (name, name) * many, b"x" * many, b"<a b='" + b"c" * many)
    fill = chance.choice(fills)
    return data[:at] + fill + data[at:]


def _encoding_changed(data: bytes, chance: Chance) -> bytes:
    """Another encoding said, or used, or both; bytes that it does not have."""
    name = chance.choice((b"UTF-16", b"latin-1", b"cp1252", b"ascii", b"utf-7", b"x-none", b"UTF-8' standalone='yes"))
    said = re.sub(rb"<\?xml[^>]*\?>", b"<?xml version='1.0' encoding='%b'?>" % name, data)
    used = chance.choice(("utf-8", "utf-16", "utf-16-be", "latin-1", "utf-32"))
    text = chance.choice((data, said)).decode("utf-8", errors="replace").encode(used, errors="replace")
    return chance.choice((b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\n")) + text


# ------------------------------------------------------------------ tables


def _cells_changed(data: bytes, chance: Chance) -> bytes:
    """Cells replaced, taken out, put in or swapped, in the head too."""
    delimiter = b";" if data.count(b";") > data.count(b",") else b","
    lines = [line.split(delimiter) for line in data.split(b"\n")]
    for _ in range(chance.choice((1, 3, 20))):
        line = chance.choice(lines)
        if not line:
            continue
        at, what = chance.randrange(len(line)), chance.randrange(8)
        if what == 0:
            del line[at]
        elif what == 1:
            line.insert(at, _encoded(chance.choice(_CELLS)))
        elif what == 2:
            other = chance.randrange(len(line))
            line[at], line[other] = line[other], line[at]
        else:
            line[at] = _encoded(chance.choice(_CELLS))
    return b"\n".join(delimiter.join(line) for line in lines)


def _lines_changed(data: bytes, chance: Chance) -> bytes:
    """Lines doubled many times, swapped or gone; other ends of lines; another delimiter."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines[at:at] = [lines[at]] * chance.choice((1, 200))
    elif what == 1:
        del lines[at]
    elif what == 2:
        chance.shuffle(lines)
    else:
        return data.replace(b",", chance.choice((b";", b"\t", b"|", b",,")))
    return chance.choice((b"\n", b"\r\n", b"\r", b"\n\n")).join(lines)


# ------------------------------------------------------------------ archives and JSON

_JSON_TOKEN = re.compile(rb'"[^"]*"|-?[\d.]+|true|false|null')
_JSON = (
    "null", "true", '""', "[]", "{}", "-1", "1e308", "1e999", "9" * 400, '"x"', "[[[[]]]]", "NaN", "0.1", "-0",
    '"\\ud800"', '{"a": 1}', "1777791600000",
)  # fmt: skip


def _json_changed(data: bytes, chance: Chance) -> bytes:
    """Names and values of JSON replaced; what is left is JSON, mostly."""
    share = chance.choice((0.02, 0.2, 0.6))

    def changed(match: re.Match[bytes]) -> bytes:
        return chance.choice(_JSON).encode() if chance.random() < share else match[0]

    return _JSON_TOKEN.sub(changed, data) if chance.random() < 0.9 else b"[" * chance.choice((10, 100_000)) + data


def _member_changed(data: bytes, chance: Chance) -> bytes:
    """One member of an archive damaged as its kind is; and its archive whole around it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
        return data  # an earlier change has left no archive
    if not members:
        return data
    name = chance.choice(sorted(members))
    kind = name.removesuffix(".gz").rpartition(".")[2]
    content = gzip.decompress(members[name]) if name.endswith(".gz") else members[name]
    content = chance.choice(_BY_KIND.get(kind, (_anywhere,)))(content, chance)
    content = mended(content) if kind == "fit" else content
    members[name] = gzip.compress(content, mtime=0) if name.endswith(".gz") else content
    return zipped(members)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogateescape")


_XML = (_tokens_changed, _figures_changed, _deepened, _encoding_changed)
_BY_KIND: dict[str, tuple[Mutation, ...]] = {
    "fit": (_definition_changed, _message_moved, _values_changed, _values_changed, _header_changed),
    "gpx": _XML,
    "tcx": _XML,
    "json": (_json_changed, _json_changed, _anywhere),
    "zip": (_member_changed, _member_changed, _member_changed, _anywhere),
    "csv": (_cells_changed, _cells_changed, _lines_changed),
}
