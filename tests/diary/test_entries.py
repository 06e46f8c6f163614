"""Facts: written and read back as they were, each under the name of its kind."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary import entries as log
from surefoot.diary.entries import Fact, decode_fact, encode_fact, kind_of
from surefoot.diary.plan import Plan
from tests.diary.logs import FACTS, KINDS, facts_of
from tests.diary.plans import PLAN


@given(st.data())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_fact_reads_back(kind: type[Fact], data: st.DataObject) -> None:
    fact = data.draw(facts_of(kind))
    document = encode_fact(fact)
    assert decode_fact(document) == fact
    assert decode_fact(document.decode()) == fact
    assert encode_fact(decode_fact(document)) == document


@given(FACTS)
def test_the_kind_stands_in_the_document(fact: Fact) -> None:
    assert msgspec.json.decode(encode_fact(fact))["fact"] == kind_of(fact)


def test_kinds_have_names_of_their_own() -> None:
    names = {kind.__struct_config__.tag for kind in KINDS}
    assert len(names) == len(KINDS)
    assert {"activity_recorded", "plan_accepted", "retracted"} <= names


def test_what_is_at_its_default_is_not_written() -> None:
    assert encode_fact(log.ProfileSet()) == b'{"fact":"profile_set"}'
    assert encode_fact(log.ProfileSet(max_hr=None)) == b'{"fact":"profile_set","max_hr":null}'
    assert encode_fact(log.Retracted(of=3)) == b'{"fact":"retracted","of":3}'


@pytest.mark.parametrize(
    "document", [b'{"fact":"flown"}', b'{"of":3}', b'{"fact":"retracted","of":"three"}', b"[]", b"{"]
)
def test_what_no_version_of_ours_wrote_is_refused(document: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_fact(document)


def test_what_is_exported_exists() -> None:
    assert [name for name in log.__all__ if not hasattr(log, name)] == []
    assert {kind.__name__ for kind in KINDS} <= set(log.__all__)


class Shelf:
    """A plan that is read when it is asked for, and how often it was."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Plan:
        self.asked += 1
        return PLAN


def test_a_kept_plan_is_read_once_and_when_it_is_asked_for() -> None:
    shelf = Shelf()
    fact = log.PlanAccepted.kept(shelf)
    assert kind_of(fact) == "plan_accepted"
    assert shelf.asked == 0
    assert fact.plan is PLAN
    assert fact.plan is PLAN
    assert shelf.asked == 1


def test_a_kept_plan_is_the_same_fact() -> None:
    plain = log.PlanAccepted(plan=PLAN)
    assert log.PlanAccepted.kept(Shelf()) == plain
    assert plain == log.PlanAccepted.kept(Shelf())
    assert encode_fact(log.PlanAccepted.kept(Shelf())) == encode_fact(plain)
    assert plain != log.PlanAccepted(plan=msgspec.structs.replace(PLAN, units="mi"))
    assert plain != log.Retracted(of=1)


def test_a_plan_that_cannot_be_read_says_so_each_time() -> None:
    def torn() -> Plan:
        raise EOFError

    fact = log.PlanAccepted.kept(torn)
    for _ in range(2):
        with pytest.raises(EOFError):
            fact.plan  # noqa: B018
