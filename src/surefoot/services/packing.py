"""Originals and measurements in the form in which they are kept; a worker makes it, so that the store only writes."""

from __future__ import annotations

import msgspec

from surefoot.analysis import Analysis
from surefoot.services.codec import Damaged, pack, unpack
from surefoot.services.ports import Glance, Measured, PackedMeasured, PackedOriginal

#: Of zstd. A file of a watch comes to 2 % more than on level 6, in a quarter of the time.
_ORIGINAL_LEVEL, _ANALYSIS_LEVEL = 1, 3

_decoder = msgspec.json.Decoder(Analysis)


class _Climb(msgspec.Struct, array_like=True):
    """The beginning of a glance."""

    climb: float | None


_climbs = msgspec.json.Decoder(_Climb)
_glances = msgspec.json.Decoder(Glance)


def pack_original(digest: str, content: bytes) -> PackedOriginal:
    """A file as it is kept. ``digest`` is the SHA-256 of the content, which is believed."""
    return PackedOriginal(digest, len(content), *pack(content, _ORIGINAL_LEVEL))


def pack_measured(measured: Measured) -> PackedMeasured:
    """A measurement as it is kept."""
    found = measured.analysis
    codec, content = pack(msgspec.json.encode(found), _ANALYSIS_LEVEL)
    glance = msgspec.json.encode(Glance(found.climb, _tenths(found.heart_rates), _tenths(found.speeds)))
    return PackedMeasured(measured.digest, measured.part, measured.version, codec, content, measured.stream, glance)


def unpack_glance(content: bytes) -> Glance | None:
    """What of a measurement is asked for of many at once; None where it is damaged."""
    try:
        return _glances.decode(content)
    except (msgspec.DecodeError, UnicodeError):
        return None


def unpack_climb(content: bytes) -> float | None:
    """Metres of climb of what is asked for of many at once; None where it is damaged, or does not tell."""
    try:
        return _climbs.decode(content).climb
    except (msgspec.DecodeError, UnicodeError):
        return None


def _tenths(seconds: dict[int, float]) -> dict[int, float]:
    return {key: round(time, 1) for key, time in seconds.items()}


def unpack_measured(row: PackedMeasured) -> Measured | None:
    """What was kept; None where it is damaged, or written by a version that had other fields."""
    try:
        analysis = _decoder.decode(unpack(row.codec, row.analysis))
    except (Damaged, msgspec.DecodeError, UnicodeError):
        return None
    return Measured(row.digest, row.part, row.version, analysis, bytes(row.stream))
