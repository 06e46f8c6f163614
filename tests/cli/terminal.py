"""A command on a terminal of its own: each answer is typed when its question stands there."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a terminal")

LEAVING = {b"\x03", b"\x04"}


def talk(data: Path, command: tuple[str, ...], *answers: tuple[str, str]) -> tuple[int, str]:
    """Run a command of the fourth of January, with pairs of a question and its answer: exit code and screen."""
    process, screen = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests that run in the background ignore it
        os.environ.update(COLUMNS="80", SUREFOOT_DATA=str(data), NO_COLOR="1")
        arguments = [sys.executable, "-m", "surefoot.cli", *command, "--today", "2027-01-04"]
        os.execv(sys.executable, arguments)
    told, at, key = "", 0, b""
    for question, answer in answers:
        told = _until(screen, told, at, question)
        at, key = len(told), answer.encode()
        os.write(screen, key)
    told = _until(screen, told, at, None, key if key in LEAVING else b"")
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), told.replace("\r\n", "\n")


def _until(screen: int, told: str, at: int, question: str | None, again: bytes = b"") -> str:
    """Read what is on the screen until a question stands there, or, with None, until the end.

    ``again`` is typed each second in which nothing happens: a key that comes too early is not heard.
    """
    deadline = time.monotonic() + 60
    while question is None or question not in told[at:]:
        assert time.monotonic() < deadline, f"waited for {question!r}: {told}"
        if not select.select([screen], [], [], 1)[0]:
            os.write(screen, again)
            continue
        try:
            piece = os.read(screen, 65_536)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            assert question is None, f"ended before {question!r}: {told}"
            return told
        told += piece.decode()
    return told
