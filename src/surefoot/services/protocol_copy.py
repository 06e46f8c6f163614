"""A built-in protocol as a file of one's own, with comments that say what each line is for."""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path

from surefoot.rulebook import Book
from surefoot.services.protocols import ENDING, refuse_name
from surefoot.services.refusal import Refusal, nearest

_HEAD = """\
# A copy of the built-in protocol {name}, yours to change.
#
# Lines that begin with # are for you; the program does not read them. After a change run
#   surefoot protocol check {file}
# It names the line of whatever is wrong. Limits that keep a ladder safe may be passed where a therapist
# or physician signs for it, at the end of this file.

"""

_TAIL = """
# A therapist or physician who wants it otherwise than the limits allow signs here, without a name. The
# signature and its reason are shown wherever the protocol is. Take the # off the next four lines to sign.
#signed:
#  by: therapist
#  date: 2027-01-02
#  reason: say why this is right for this runner
"""

_COMMENTS = {
    "title": "What the protocol is called.",
    "for": (
        "The injured tissue (bone, tendon, muscle, joint, kneecap, nerve, unknown) or the occasion "
        "(beginning, break, birth, illness)."
    ),
    "who": "Whom it is for, in one sentence.",
    "surfaces": "Where to run: road, track, trail, treadmill, grass, or any.",
    "not_before_days": "Days after the birth, the illness or the injury before which it does not begin.",
    "checks": "What should cause no trouble before the first outing.",
    "stop_for": "What ends an outing and asks for a professional.",
    "stages": (
        "The ladder, one session a stage: its parts in order (run or walk, and a time like 90 s or 5 min), how many "
        "times they are done, and the total, which has to be their sum. A stage may have a name. A stage runs at "
        "most twice as long as the one before."
    ),
    "stage_rule": (
        "Outings within the pain limit before the next stage (2 or more), stages in 7 days (at most 2), days of rest "
        "between outings (1 or more), outings in 7 days (at most 4)."
    ),
    "pain_limit": "Pain that is accepted, 0 to 10; null takes the limit of the tissue. For bone and nerve it is 0.",
    "reads_stable_pain_as_same": "true: pain that stays the same is no reason to go back. It takes a signature.",
    "source": "Who says so: own-practice, or a name that `surefoot sources` lists.",
    "locator": "Where in the source it stands.",
    "evidence": "How sure that is, from 0 (practice) to 5 (meta-analysis).",
    "note": "What else there is to know.",
}
_KEY = re.compile(r"^([a-z]\w*):", re.MULTILINE)
_WIDTH = 110


def copy_protocol(name: str, to: str | None, folder: Path, book: Book) -> Path:
    """Write a built-in protocol into a new file and return its path; an existing file is never replaced.

    ``to`` is a file (it names a folder, or ends in .yaml) or a new name in ``folder``; without it
    the name begins with my. Raises :class:`Refusal`.
    """
    if name not in book.protocols:
        raise Refusal("NAME", name, "there is no such built-in protocol", nearest(name, list(book.protocols), _LIST))
    target = _target(name, to, folder)
    refuse_name(target, book)
    if target.parent == folder:
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(commented(name, target))
    except FileExistsError:
        mend = "give another name; nothing is ever written over it"
        raise Refusal("TO", str(target), "there is a file of this name already", mend) from None
    return target


_LIST = "`surefoot protocol list` shows them all"


def _target(name: str, to: str | None, folder: Path) -> Path:
    if to is None:
        return folder / f"my_{name}{ENDING}"
    looks_like_a_file = to.endswith(ENDING) or os.sep in to or "/" in to
    return Path(to) if looks_like_a_file else folder / f"{to}{ENDING}"


def commented(name: str, target: Path) -> str:
    """The file of a built-in protocol with comments above its keys."""
    text = (resources.files("surefoot.rulebook") / "protocols" / f"{name}{ENDING}").read_text(encoding="utf-8")
    body = _KEY.sub(lambda key: _comment(_COMMENTS[key[1]]) + key[0], text)
    return _HEAD.format(name=name, file=target) + body.lstrip("\n") + _TAIL


def _comment(text: str) -> str:
    """A comment over as many lines as it takes, an empty line before it."""
    import textwrap

    return "\n" + textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ") + "\n"
