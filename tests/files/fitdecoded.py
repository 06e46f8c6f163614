"""FIT files as fitdecode reads them, for the tests of our writer and our reader."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import fitdecode


class Message(NamedTuple):
    """A message as fitdecode reads it, what is unknown left out."""

    name: str
    fields: dict[str, Any]


def decoded(data: bytes) -> list[Message]:
    """Every data message, by the other reader; strict about checksums."""
    with fitdecode.FitReader(io.BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE) as frames:
        return [
            Message(frame.name, {field.name: field.value for field in frame.fields if field.value is not None})
            for frame in frames
            if frame.frame_type == fitdecode.FIT_FRAME_DATA
        ]


def named(data: bytes, name: str) -> list[dict[str, Any]]:
    return [message.fields for message in decoded(data) if message.name == name]
