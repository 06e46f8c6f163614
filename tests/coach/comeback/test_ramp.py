"""After the easy weeks: strides, tempo, repeats, hills; one hard session a week for a while (engine, stage 3)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.comeback.before import Usual
from surefoot.coach.comeback.clearing import Word
from surefoot.coach.comeback.ramp import Ramp, ramp_of
from surefoot.coach.comeback.standing import Standing
from tests.coach.builders import book
from tests.coach.comeback.helpers import FIRST, case, way

END = FIRST + 100


def over(ended: int | None = END, severity: str = "moderate", *, begun: bool = True, **others: Any) -> Standing:
    return Standing(
        case=case(**{"site": "left knee", **others}),
        severity=severity,
        lost=20,
        word=Word(FIRST),
        usual=Usual(30_000, 4, 2_400, 360),
        today=END,
        progress=way() if begun else None,
        ended=ended,
    )


def test_two_weeks_of_strides_two_of_tempo_then_repeats_and_one_session_for_eight() -> None:
    assert ramp_of([over()], book()) == Ramp(END + 14, END + 28, END + 56, END + 28)


@pytest.mark.parametrize(
    ("how", "last"),
    [
        ({"site": "left calf"}, True),
        ({"site": "achilles", "tissue": "tendon"}, True),
        ({"site": "right hamstring"}, True),
        ({"site": "left fibula", "tissue": "bone"}, True),
        ({"site": "left knee", "tissue": "kneecap"}, False),
        ({"site": "pelvic floor", "subject": "birth"}, False),
    ],
)
def test_hills_come_last_for_calf_achilles_hamstring_and_bone(how: dict[str, Any], last: bool) -> None:
    found = ramp_of([over(**how)], book())
    assert found.hills == END + (56 if last else 28)


def test_the_last_to_end_counts() -> None:
    found = ramp_of([over(END - 60, site="left calf"), over(END)], book())
    assert (found.tempo, found.several) == (END + 14, END + 56)
    hills = ramp_of([over(END - 10, site="left calf"), over(END)], book())
    assert hills.hills == END + 46


@pytest.mark.parametrize(
    "standing", [over(None), over(severity="niggle"), over(begun=False)], ids=["not over", "niggle", "resolved"]
)
def test_what_is_not_over_a_niggle_and_what_was_resolved_by_hand_ask_for_nothing(standing: Standing) -> None:
    assert ramp_of([standing], book()) == Ramp()


def test_without_an_injury_everything_has_its_place() -> None:
    assert ramp_of([], book()) == Ramp(0, 0, 0, 0)
