"""Random comebacks: any injury, any way of answering, any day, valid by construction."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field
from typing import Any

from tests.comeback.builders import CLEARED, COME_BACK, WEEKDAYS, Comeback, pain
from tests.comeback.numbers import HURTS, PATTERNS, Hurt, Pattern, easy_days, has_ladder
from tests.guarantees.quantities import iso

Doc = dict[str, Any]
OFFS = (2, 5, 7, 10, 15, 21, 35, 70, 160)
GAPS = (2, 2, 2, 3, 3, 4, 6)
ANSWERS = ("none",) * 6 + tuple(PATTERNS)
#: An earlier or longer moment of pain in place of another: each is answered at least as carefully.
STRICTER = {
    "next_day": ("after", "during", "warmup_stays", "at_rest"),
    "after": ("during", "warmup_stays", "at_night"),
    "during": ("warmup_stays", "limping"),
    "returns_later": ("during", "warmup_stays"),
    "warmup_goes_away": ("warmup_stays",),
    "warmup_stays": ("at_rest", "hopping"),
}


@dataclass
class Drawn:
    """A comeback on some day of it, and what was said of its outings."""

    story: Comeback
    today: int
    outings: list[int] = field(default_factory=list)

    @property
    def scenario(self) -> Doc:
        return self.story.at(self.today)


def drawn(rng: random.Random) -> Drawn:
    """A comeback some outings long."""
    hurt, off = HURTS[rng.choice(list(HURTS))], rng.choice(OFFS)
    surgery = rng.random() < 0.1
    story = Comeback(hurt, off=off, week_km=rng.choice((15, 30, 45, 70)), hours=_hours(rng), goal=_goal(rng),
                     surgery=surgery)  # fmt: skip
    found = Drawn(story, CLEARED)
    on, ladder = CLEARED, has_ladder(off, bone=hurt.bone, surgery=surgery)
    for number in range(rng.randrange(0, 26)):
        _outing(rng, story, on, number, ladder)
        found.outings.append(on)
        _said(rng, story, hurt, on)
        on += rng.choice(GAPS)
    found.today = (found.outings[-1] if found.outings else CLEARED) + rng.choice((0, 1, 1, 1, 2, 2, 3, 5))
    return found


def _hours(rng: random.Random) -> Doc:
    days = rng.sample(WEEKDAYS, rng.randrange(3, 8))
    return {name: f"{rng.choice((30, 45, 60, 75, 120))} min" for name in WEEKDAYS if name in days}


def _goal(rng: random.Random) -> Doc:
    races = {"5 km": (60, 300), "10 km": (90, 300), "42195 m": (150, 360)}
    distance = rng.choice([*races, "", "", ""])
    if not distance:
        return dict(COME_BACK)
    return {"kind": "race", "distance": distance, "date": iso(CLEARED + rng.randint(*races[distance]))}


def _outing(rng: random.Random, story: Comeback, on: int, number: int, ladder: bool) -> None:
    stages = len(story.hurt.stages)
    stage = number // 2 + 1
    if ladder and stage <= stages:
        story.stage(on, stage, told=rng.random() < 0.8)
    else:
        minutes = 30 if ladder else 12 + number
        story.ran(on, minutes, rng.choice((None, minutes / 9.5)))


def _said(rng: random.Random, story: Comeback, hurt: Hurt, on: int) -> None:
    pattern: Pattern = PATTERNS[rng.choice(ANSWERS)]
    story.answered(on, pattern, max(1, hurt.limit + rng.choice((-1, 0, 0, 1, 3))))


def first_quality(found: Drawn) -> int:
    """No quality before this day, by every reading: the easy time counts from the clearance at the earliest."""
    story = found.story
    surgery = story.log["injuries"][0]["surgery"]
    return story.cleared + easy_days(story.cleared - story.onset, bone=story.hurt.bone, surgery=surgery)


def worse(rng: random.Random, found: Drawn) -> tuple[str, Doc] | None:
    """The same comeback with more pain, pain at an earlier moment, or an answer that is not given."""
    doc = found.scenario
    ways = [_a_higher_score, _an_earlier_moment, _one_more_pain, _one_answer_less]
    way = rng.choice(ways)
    what = way(rng, found, doc)
    return (what, doc) if what else None


def _reports(doc: Doc) -> list[Doc]:
    return [report for entry in doc["log"]["check_ins"] for report in entry.get("pain") or ()]


def _a_higher_score(rng: random.Random, found: Drawn, doc: Doc) -> str | None:
    reports = [report for report in _reports(doc) if report["score"] < 10]
    if not reports:
        return None
    report = rng.choice(reports)
    before = report["score"]
    report["score"] = rng.randint(before + 1, 10)
    return f"{report['moment']} {report['score']} in place of {before}"


def _an_earlier_moment(rng: random.Random, found: Drawn, doc: Doc) -> str | None:
    reports = [report for report in _reports(doc) if report["moment"] in STRICTER]
    if not reports:
        return None
    report = rng.choice(reports)
    before = report["moment"]
    report["moment"] = rng.choice(STRICTER[before])
    return f"{report['moment']} in place of {before}"


def _one_more_pain(rng: random.Random, found: Drawn, doc: Doc) -> str | None:
    days = [on for on in (*found.outings[-4:], found.today) if on <= found.today]
    on, score, moment = rng.choice(days), rng.randint(1, 8), rng.choice(list(STRICTER))
    doc["log"]["check_ins"].append({"date": iso(on), "pain": [pain(found.story.hurt.site, score, moment)]})
    return f"{moment} {score} on {iso(on)}"


def _one_answer_less(rng: random.Random, found: Drawn, doc: Doc) -> str | None:
    """Leave out a whole check-in that says that nothing hurt."""
    said = doc["log"]["check_ins"]
    days = {iso(on + ahead) for on in found.outings[-3:] for ahead in (0, 1)}
    nothing = [entry for entry in said if entry["date"] in days and entry.get("pain") == []]
    if not nothing:
        return None
    entry = rng.choice(nothing)
    said.remove(entry)
    return f"nothing said on {entry['date']}"


def another_injury(rng: random.Random, found: Drawn) -> Doc:
    """The same comeback with a second injury, cleared or not."""
    doc = copy.deepcopy(found.scenario)
    ago = rng.choice((0, 3, 10, 40))
    doc["log"]["injuries"].append(
        {"id": "second", "site": rng.choice(("right knee", "right foot", "right calf", "hip")),
         "tissue": rng.choice(("bone", "muscle", "tendon", "unknown")), "onset": iso(found.today - ago)}
    )  # fmt: skip
    if rng.random() < 0.5:
        by, checks = rng.choice(("physician", "therapist", "self_check")), rng.choice(("passed", "not_done", "failed"))
        doc["log"]["clearances"].append({"injury": "second", "date": iso(found.today), "by": by, "checks": checks})
    return doc
