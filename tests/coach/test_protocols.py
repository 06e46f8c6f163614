"""The ladders of the book, stage by stage; what lies below them; names of stages; what a bad file is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from surefoot.coach.documents import value_at
from surefoot.coach.protocols import (
    LOWEST,
    Protocol,
    Segment,
    Stage,
    below,
    parse_stage,
    protocol_for,
    protocol_of,
    protocols,
    stage,
    stage_name,
    stage_text,
)
from surefoot.rulebook import Book, RulebookError, load_book

BOOK = load_book()
NAMES = ["after_illness", "bone", "couch_to_5k", "first_miles", "general", "kneecap", "postpartum", "tendon"]

IN_SMALL_STEPS = [
    "5 × (walk 5 min, run 1 min)",
    "5 × (walk 4 min, run 2 min)",
    "5 × (walk 3 min, run 3 min)",
    "5 × (walk 2 min, run 4 min)",
    "5 × (walk 1 min, run 5 min)",
    "3 × (walk 1 min, run 10 min)",
    "run 20 min",
    "run 25 min",
    "run 30 min",
]
LADDERS = {
    "general": IN_SMALL_STEPS,
    "tendon": IN_SMALL_STEPS,
    "postpartum": IN_SMALL_STEPS,
    "bone": [
        "3 × (walk 9 min, run 1 min)",
        "3 × (walk 8 min, run 2 min)",
        "3 × (walk 7 min, run 3 min)",
        "3 × (walk 6 min, run 4 min)",
        "3 × (walk 4 min, run 6 min)",
        "3 × (walk 2 min, run 8 min)",
        "run 30 min",
    ],
    "kneecap": [
        "3 × (run 4 min, walk 1 min)",
        "4 × (run 4 min, walk 1 min)",
        "5 × (run 4 min, walk 1 min)",
        "6 × (run 4 min, walk 1 min)",
        "run 20 min",
        "run 25 min",
        "run 30 min",
    ],
    "after_illness": ["run 20 min", "run 25 min", "run 30 min"],
    "first_miles": [
        "6 × (run 1 min, walk 1 min)",
        "4 × (run 2 min, walk 1 min)",
        "3 × (run 3 min, walk 1 min)",
        "2 × (run 5 min, walk 1 min)",
        *(f"run {minutes} min" for minutes in (10, 15, 20, 25, 30)),
    ],
}

# Minutes of the whole outing, of running, and of the longest stretch of it, week by week as the original has them.
COUCH_TO_5K = [
    (20, 8, 1),
    (20, 9, 1.5),
    (18, 9, 3),
    (21.5, 16, 5),
    (21, 15, 5),
    (21, 16, 8),
    (20, 20, 20),
    (24, 18, 8),
    (23, 20, 10),
    (25, 25, 25),
    (28, 28, 28),
    (30, 30, 30),
]


def changed(name: str = "general", **keys: Any) -> dict[str, Any]:
    """The document of a built-in protocol with some keys changed; None leaves one out."""
    document = {**BOOK.protocols[name], **{key.removesuffix("_"): value for key, value in keys.items()}}
    return {key: value for key, value in document.items() if value is not None}


def test_the_book_has_the_ladders_of_the_engine() -> None:
    assert sorted(protocols(BOOK)) == NAMES
    assert sorted([*LADDERS, "couch_to_5k"]) == NAMES


@pytest.mark.parametrize("name", LADDERS)
def test_a_ladder_has_exactly_these_stages(name: str) -> None:
    assert [stage_text(each) for each in protocols(BOOK)[name].stages] == LADDERS[name]


def test_the_way_from_the_couch_is_the_original() -> None:
    stages = protocols(BOOK)["couch_to_5k"].stages
    assert [(each.total_s / 60, each.run_s / 60, each.longest_run_s / 60) for each in stages] == COUCH_TO_5K
    assert stage_text(stages[2]) == "2 × (run 90 s, walk 90 s, run 3 min, walk 3 min)"
    assert stage_text(stages[3]) == (
        "run 3 min, walk 90 s, run 5 min, walk 2 min 30 s, run 3 min, walk 90 s, run 5 min"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_ladder_keeps_the_stage_rule(name: str) -> None:
    found = protocols(BOOK)[name]
    assert found.sessions_to_go_up == 2
    assert found.most_stages <= 2
    assert found.rest_days == 1
    assert found.most_outings <= 4
    assert not found.stable_pain_is_same
    assert found.signed is None


@pytest.mark.parametrize("name", NAMES)
def test_every_ladder_ends_with_half_an_hour_of_running(name: str) -> None:
    last = protocols(BOOK)[name].stages[-1]
    assert (last.continuous, last.run_s) == (True, 30 * 60)


@pytest.mark.parametrize("name", NAMES)
def test_no_ladder_claims_evidence_that_it_has_not(name: str) -> None:
    found = protocols(BOOK)[name]
    assert found.evidence == 0
    assert found.source in BOOK.sources
    assert found.locator or found.source == "own-practice"


def test_limits_and_surfaces() -> None:
    found = protocols(BOOK)
    limits = {name: found[name].pain_limit for name in NAMES if found[name].pain_limit is not None}
    assert limits == {"bone": 0, "tendon": 3, "kneecap": 2}
    assert found["bone"].surfaces == ("track", "trail", "treadmill")
    assert {found[name].surfaces for name in NAMES if name != "bone"} == {("any",)}
    assert "Ask your therapist to confirm" in found["bone"].note


def test_after_a_birth_it_is_twelve_weeks_with_checks() -> None:
    found = protocols(BOOK)["postpartum"]
    assert found.not_before_days == BOOK.value("gate/after_birth") == 84
    assert len(found.checks) == 7
    assert {"leaking", "heaviness or dragging in the pelvis"} <= set(found.stop_for)
    assert "see your pelvic-health therapist or physician" in found.note


@pytest.mark.parametrize(
    ("tissue", "name"),
    [
        ("bone", "bone"),
        ("tendon", "tendon"),
        ("kneecap", "kneecap"),
        ("muscle", "general"),
        ("joint", "general"),
        ("nerve", "general"),
        ("unknown", "general"),
        ("postpartum", "general"),
    ],
)
def test_a_tissue_has_its_protocol(tissue: str, name: str) -> None:
    assert protocol_for(tissue, BOOK).name == name


def test_a_stage_knows_its_times() -> None:
    each = Stage((Segment("walk", 60), Segment("run", 600)), 3)
    assert (each.run_s, each.walk_s, each.total_s, each.longest_run_s) == (1800, 180, 1980, 600)
    assert (each.continuous, len(each.segments)) == (False, 6)
    assert each.segments[:2] == each.of


def test_running_on_is_one_stretch() -> None:
    assert Stage((Segment("run", 60),), 3).longest_run_s == 180
    assert Stage((Segment("run", 60), Segment("walk", 1), Segment("run", 50)), 2).longest_run_s == 110
    assert Stage((Segment("walk", 60),)).longest_run_s == 0


# ------------------------------------------------------------------ below the first stage


@pytest.mark.parametrize(
    ("name", "half", "walk"),
    [
        ("general", "3 × (walk 5 min, run 1 min)", "walk 18 min"),
        ("bone", "2 × (walk 9 min, run 1 min)", "walk 20 min"),
        ("kneecap", "2 × (run 4 min, walk 1 min)", "walk 10 min"),
        ("couch_to_5k", "4 × (run 1 min, walk 90 s)", "walk 10 min"),
        ("first_miles", "3 × (run 1 min, walk 1 min)", "walk 6 min"),
        ("after_illness", "run 10 min", "walk 10 min"),
    ],
)
def test_below_the_first_stage_is_half_of_it_and_then_a_walk(name: str, half: str, walk: str) -> None:
    found = protocols(BOOK)[name]
    assert (stage_text(below(found, -1)), stage_text(below(found, -2))) == (half, walk)


@pytest.mark.parametrize("name", NAMES)
def test_going_down_never_adds_running_or_time(name: str) -> None:
    found = protocols(BOOK)[name]
    down = [stage(found, index) for index in (0, -1, -2)]
    assert [each.run_s for each in down] == sorted({each.run_s for each in down}, reverse=True)
    assert down[0].total_s > down[1].total_s == down[2].total_s


@pytest.mark.parametrize("index", [-3, -4, 9, 0])
def test_where_there_is_no_stage(index: int) -> None:
    general = protocols(BOOK)["general"]
    with pytest.raises(IndexError):
        stage(general, index) if index else below(general, index)


# ------------------------------------------------------------------ names of stages


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_stage_leads_back_to_it(name: str) -> None:
    found = protocols(BOOK)[name]
    for index in range(LOWEST, len(found.stages)):
        assert parse_stage(stage_name(found, index), BOOK) == (found, index)


def test_stages_are_counted_from_one() -> None:
    general = protocol_for("muscle", BOOK)
    names = [stage_name(general, index) for index in (-2, -1, 0, 1, 8)]
    assert names == ["general/walk", "general/half", "general/1", "general/2", "general/9"]
    with pytest.raises(IndexError):
        stage_name(general, 9)


@pytest.mark.parametrize(
    "name", ["general/0", "general/10", "general/01", "general/", "general", "general/-1", "general/٣", "none/1", ""]
)
def test_a_name_that_is_none(name: str) -> None:
    assert parse_stage(name, BOOK) is None


# ------------------------------------------------------------------ books


def test_protocols_are_read_once_a_book() -> None:
    assert protocols(BOOK) is protocols(BOOK)
    other = BOOK.with_protocols({"mine": changed(title="Mine")})
    assert protocols(other)["mine"].title == "Mine"
    assert protocols(other)["general"] == protocols(BOOK)["general"]
    assert "mine" not in protocols(BOOK)


def test_the_memory_of_books_stays_small() -> None:
    for number in range(20):
        book = BOOK.with_protocols({"mine": changed(title=f"Number {number}")})
        assert protocols(book)["mine"].title == f"Number {number}"
    assert protocols(BOOK)["general"].title == "Walk and run, in small steps"


# ------------------------------------------------------------------ a bad document


def refused(document: dict[str, Any], book: Book = BOOK) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        protocol_of("mine", document, book)
    assert caught.value.file == "protocols/mine.yaml"
    return caught.value


def one_stage(**keys: Any) -> dict[str, Any]:
    return changed(stages=[{"repeats": 2, "of": ["walk 4 min", "run 1 min"], "total": "10 min", **keys}])


@pytest.mark.parametrize(
    ("document", "key", "value", "message", "mend"),
    [
        (changed(title=None), "title", None, "this is missing", "`title: Walk and run"),
        (changed(title=" "), "title", " ", "a text of at most 1000 characters", "`title: "),
        (changed(title="\x1b[2J"), "title", "\x1b[2J", "a text of at most", "`title: "),
        (changed(note="\x1b[2J"), "note", "\x1b[2J", "a text of at most", "`note: "),
        (one_stage(name="\x07"), "stages[0].name", "\x07", "a text of at most", "`name: first week`"),
        (changed(titel="x"), "titel", "x", "there is no such key", "Did you mean title?"),
        (changed(xyzzy="x"), "xyzzy", "x", "there is no such key", "Use one of: title, for,"),
        ({**changed(), "my key": 1}, "my key", 1, "there is no such key", "Use one of: "),
        (changed(for_=["toe"]), "for[0]", "toe", "a list of tissues or occasions (bone, ", "`for: [muscle, joint]`"),
        (changed(for_=[]), "for", [], "a list of tissues", "`for: "),
        (changed(surfaces=["sand"]), "surfaces[0]", "sand", "a list of surfaces (any, road", "`surfaces: [track"),
        (changed(stages=[]), "stages", [], "a list of 1 to 60 stages is expected here", "`- {repeats: 5"),
        (changed(stages=3), "stages", 3, "a list of 1 to 60 stages", "`- {repeats: 5"),
        (one_stage(repeats=0), "stages[0].repeats", 0, "a whole number from 1 to 60", "`repeats: 5`"),
        (one_stage(of=[]), "stages[0].of", [], "a list of 1 to 60 parts", "`of: [walk 4 min, run 2 min]`"),
        (one_stage(of=["jog 1 min"]), "stages[0].of[0]", "jog 1 min", "no part of a stage", "Write run or walk and"),
        (one_stage(of=["run 5"]), "stages[0].of[0]", "run 5", "", "min"),
        (one_stage(of=["run 0 min"]), "stages[0].of[0]", "run 0 min", "a part takes some time", "more than 0 min"),
        (one_stage(total="9 min"), "stages[0].total", "9 min", "the parts add up to 10 min", "Write `total: 10 min`"),
        (one_stage(total="ten"), "stages[0].total", "ten", "", ""),
        (one_stage(off=1), "stages[0].off", 1, "there is no such key", "Did you mean of?"),
        (changed(stage_rule={}), "stage_rule.sessions_to_go_up", None, "this is missing", "`sessions_to_go_up: 2`"),
        (changed(stage_rule={1: 2}), "", None, "a key is a word", "Use one of: "),
        (changed(pain_limit=11), "pain_limit", 11, "from 0 to 10, or null", "`pain_limit: 2`"),
        (changed(pain_limit=1.5), "pain_limit", 1.5, "from 0 to 10, or null", "`pain_limit: 2`"),
        (changed(reads_stable_pain_as_same="yes"), "reads_stable_pain_as_same", "yes", "true or false", ": false`"),
        (changed(source="a friend"), "source", "a friend", "there is no such source", "`source: own-practice`"),
        (changed(evidence=4), "evidence", 4, "practice gives evidence 0 at most", "Write `evidence: 0`."),
        (changed(signed={"by": "me", "date": "2027-01-02", "reason": "x"}), "signed.by", "me", "words: ", "therapist"),
        (changed(signed={"by": "therapist", "date": "2. 1.", "reason": "x"}), "signed.date", "2. 1.", "a date", "2027"),
        (
            changed(signed={"by": "therapist", "date": "2027-01-02", "reason": ""}),
            "signed.reason",
            "",
            "a text",
            "reas",
        ),
        (changed(signed={"by": "therapist", "date": "2027-01-02"}), "signed.reason", None, "missing", "reason: "),
        (changed(signed={}), "signed.by", None, "missing", "`by: therapist`"),
    ],
)
def test_what_is_wrong_is_named(document: dict[str, Any], key: str, value: Any, message: str, mend: str) -> None:
    error = refused(document)
    assert (error.key, error.value) == (key, value)
    assert message in error.message
    assert mend in error.mend
    assert error.mend.endswith((".", "?"))


def test_all_wrong_parts_are_named_at_once() -> None:
    stages = [
        {"repeats": 1, "of": ["run one min", "walk 5 min"], "total": "6"},
        {"repeats": 1, "of": ["walk 5 min"], "total": "6 min"},
    ]
    error = refused(changed(stages=stages, source="nobody"))
    keys = [problem.key for problem in error.problems]
    assert keys == ["stages[0].of[0]", "stages[0].total", "stages[1].total", "source"]


def test_times_are_written_as_a_file_writes_them() -> None:
    totals = {"run 90 s": "90 s", "run 2 min 30 s": "2 min 30 s", "run 1 h 5 min": "65 min"}
    for part, total in totals.items():
        assert f"`total: {total}`" in refused(one_stage(repeats=1, of=[part], total="1 s")).mend


@pytest.mark.parametrize(
    ("path", "value"),
    [("a", {"b": [1, 2]}), ("a.b[1]", 2), ("a.b[2]", None), ("a.b.c", None), ("a.b[0].c", None), ("x.y", None)],
)
def test_the_value_at_a_path(path: str, value: Any) -> None:
    assert value_at({"a": {"b": [1, 2]}}, path) == value


def test_optional_keys_may_be_left_out() -> None:
    plain = changed(pain_limit=None, reads_stable_pain_as_same=None, locator=None, note=None)
    found: Protocol = protocol_of("mine", plain, BOOK)
    assert (found.pain_limit, found.stable_pain_is_same, found.locator, found.note) == (None, False, "", "")
    assert (found.checks, found.stop_for, found.not_before_days, found.signed) == ((), (), None, None)


def test_no_text_of_the_schema_is_missing() -> None:
    """Every key that a file may have has a line that says what stands there."""
    from surefoot.coach import _protocol_schema as schema

    def keys(struct: Callable[..., Any]) -> set[str]:
        return set(struct.__struct_encode_fields__)  # type: ignore[attr-defined]

    structs = (schema.Document, schema.StageDocument, schema.StageRule, schema.Signature)
    assert set().union(*map(keys, structs)) == schema.KEYS.keys()
