"""A rule calls a plain function with the book's numbers, and its reason becomes a sentence with a trace."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from surefoot.rulebook import Because, Book, Reason, Rule, RulebookError, explain, rule, statement
from tests.rulebook.folder import GROWTH

pytestmark = pytest.mark.usefixtures("own_registry")

SAYS = "At most {limit:distance}: the longest run was {longest:distance}, and {growth:percent} of it is allowed."


@pytest.fixture
def limit(own_registry: dict[str, Any]) -> Rule[float]:
    @rule("LOAD-1", says=SAYS, gives="limit", topic="load", source="cohort-2020")
    def single_run(longest: float, *, growth: float, step: int) -> float:
        """Longest run allowed, in metres.

        More about it.
        """
        return max(growth * longest, longest + step)

    return single_run


def test_a_call_takes_the_numbers_of_the_book(limit: Rule[float], book: Book) -> None:
    assert limit(book, 10_000) == pytest.approx(11_000)
    assert limit(book, longest=1_000) == 1_400
    assert limit(book.overlaid({"load/step": 900}), 1_000) == 1_900
    assert limit(book, 1_000) == 1_400, "each book keeps its own numbers"


def test_a_rule_of_a_book_is_asked_without_the_book(limit: Rule[float], book: Book) -> None:
    assert limit.of(book)(10_000) == limit(book, 10_000)
    assert limit.of(book.overlaid({"load/step": 900}))(longest=1_000) == 1_900


def test_the_bare_function_takes_any_numbers(limit: Rule[float]) -> None:
    assert limit.function(10_000, growth=2.0, step=0) == 20_000


def test_a_call_cannot_name_a_number(limit: Rule[float], book: Book) -> None:
    with pytest.raises(TypeError, match="growth"):
        limit(book, 10_000, growth=2.0)


def test_a_rule_knows_itself(limit: Rule[float]) -> None:
    assert (limit.id, limit.says, limit.topic, limit.source) == ("LOAD-1", SAYS, "load", "cohort-2020")
    assert (limit.name, limit.gives) == ("single_run", "limit")
    assert limit.parameters == ("load/growth", "load/step")
    assert limit.reads == {"growth": "load/growth", "step": "load/step"}
    assert limit.doc == "Longest run allowed, in metres.\n\nMore about it."
    assert limit.module == __name__
    assert repr(limit) == f"<Rule LOAD-1 {__name__}>"


def test_a_number_may_come_from_elsewhere(book: Book) -> None:
    @rule("T-1", says="Yes.", topic="other", reads={"most": "load/growth"})
    def elsewhere(*, most: float) -> float:
        return most

    assert elsewhere(book) == 1.1
    assert elsewhere.parameters == ("load/growth",)


def test_a_number_that_is_not_in_the_book_is_named(book: Book) -> None:
    @rule("T-1", says="Yes.", topic="load")
    def absent(*, grwth: float) -> float:
        return grwth

    with pytest.raises(RulebookError) as caught:
        absent(book)
    assert (caught.value.key, caught.value.mend) == ("load/grwth", "Did you mean load/growth or load/step?")
    with pytest.raises(RulebookError):
        explain(absent.because(), book)


def test_a_reason_is_light_and_says_what_is_wanting(limit: Rule[float]) -> None:
    reason = limit.because(limit=11_000, longest=10_000)
    assert reason == Reason(limit, {"limit": 11_000, "longest": 10_000})
    assert limit.because(limit=1, longest=2, more="kept").args["more"] == "kept"
    with pytest.raises(TypeError, match=r"LOAD-1: .* also needs longest"):
        limit.because(limit=11_000)


def test_an_explanation_has_sentence_arguments_and_numbers(limit: Rule[float], book: Book) -> None:
    because = explain(limit.because(limit=11_000, longest=10_000), book, "km")
    assert because.rule == "LOAD-1"
    assert because.template == SAYS
    assert because.text == "At most 11.0 km: the longest run was 10.0 km, and 110 % of it is allowed."
    assert because.args == {"growth": 1.1, "limit": 11_000, "longest": 10_000}
    assert because.source == "cohort-2020"
    growth, step = because.parameters
    assert (growth.path, growth.value, growth.unit) == ("load/growth", 1.1, "/1")
    assert (growth.source, growth.locator, growth.evidence) == ("cohort-2020", "Table 2", 3)
    assert (step.path, step.value, step.source, step.evidence) == ("load/step", 400, "own-practice", 0)


def test_the_text_is_in_the_units_of_the_runner(limit: Rule[float], book: Book) -> None:
    assert explain(limit.because(limit=11_000, longest=10_000), book, "mi").text.startswith("At most 6.8 mi:")


def test_the_numbers_of_a_rule_are_gathered_once(limit: Rule[float], book: Book) -> None:
    first, second = (explain(limit.because(limit=n, longest=n), book) for n in (1, 2))
    assert first.parameters is second.parameters


def test_an_explanation_is_a_document(limit: Rule[float], book: Book) -> None:
    @rule("T-1", says="Until {until:date}.", topic="load", shows=("until",))
    def until() -> None:
        return None

    because = explain(until.because(until=dt.date(2027, 4, 18), more=(1, {"a": (2,)})), book)
    assert because.text == "Until Sun 18 April 2027."
    assert because.args == {"until": "2027-04-18", "more": [1, {"a": [2]}]}
    document = msgspec.json.encode(because)
    assert msgspec.json.decode(document, type=Because) == because
    assert b'"note"' not in msgspec.json.encode(explain(limit.because(limit=1, longest=1), book))


def test_a_statement_computes_nothing(book: Book) -> None:
    said = statement("SHORT-7", says="A run is a run.", source="cohort-2020", topic="load")
    because = explain(said.because(), book)
    assert (because.text, because.parameters, because.source) == ("A run is a run.", (), "cohort-2020")
    assert (said.module, said.doc, said.name, said.parameters) == (__name__, "", "", ())
    with pytest.raises(TypeError, match="SHORT-7 is a statement"):
        said(book)


def test_a_statement_may_show_numbers(book: Book) -> None:
    said = statement("T-1", says="{who}: up to {most:percent}.", topic="load", reads={"most": "load/growth"})
    because = explain(said.because(who="All"), book)
    assert because.text == "All: up to 110 %."
    assert [read.path for read in because.parameters] == ["load/growth"]


def test_an_id_is_given_once(limit: Rule[float]) -> None:
    with pytest.raises(RulebookError) as caught:
        statement("LOAD-1", says="Other.", topic="load")
    assert caught.value.key == "LOAD-1"
    assert __name__ in caught.value.message


def test_a_module_may_be_read_again(own_registry: dict[str, Any]) -> None:
    def read() -> Rule[None]:
        @rule("T-1", says="Yes.", topic="load")
        def again() -> None:
            return None

        return again

    first, second = read(), read()
    assert first is not second
    assert own_registry["T-1"] is second


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "load 1"}, "this is no id of a rule"),
        ({"says": "{limt:distance}"}, "its sentence needs limt"),
        ({"says": "{limit:furlongs}"}, "the forms are distance, duration"),
        ({"says": "{limit!r}"}, "{limit} is not the name of an argument"),
        ({"says": "{}"}, "{} is not the name of an argument"),
        ({"says": "{limit.x}"}, "{limit.x} is not the name of an argument"),
        ({"says": "{limit"}, "expected '}' before end of string"),
        ({"reads": {"longest": "load/growth"}}, "reads longest"),
        ({"topic": ""}, "its topic is not plain from its place"),
    ],
)
def test_a_rule_that_does_not_fit_together_is_refused(changes: dict[str, Any], message: str) -> None:
    arguments = {"name": "T-1", "says": "{limit}", "gives": "limit", "topic": "load", **changes}

    def function(longest: float, *, growth: float) -> float:
        return longest * growth

    with pytest.raises(RulebookError) as caught:
        rule(**arguments)(function)
    assert message in caught.value.message
    assert caught.value.file == __name__
    assert caught.value.mend.endswith(".")


@pytest.fixture
def module_of_rules() -> Iterator[types.ModuleType]:
    name = "surefoot.coach.rules.zzz.made_up"
    source = (
        "from surefoot.rulebook import rule, statement\n"
        "@rule('ZZZ-1', says='Yes.')\n"
        "def made_up(*, growth):\n    return growth\n"
        "said = statement('ZZZ-2', says='Yes.')\n"
    )
    module = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
    sys.modules[name] = module
    yield module
    del sys.modules[name]


def test_the_topic_is_the_folder_below_rules(module_of_rules: types.ModuleType) -> None:
    assert module_of_rules.made_up.topic == "zzz"
    assert module_of_rules.made_up.parameters == ("zzz/growth",)
    assert module_of_rules.said.topic == "zzz"
    assert module_of_rules.said.module == module_of_rules.__name__


def test_a_reason_goes_to_another_process(module_of_rules: types.ModuleType, own_registry: dict[str, Any]) -> None:
    reason = module_of_rules.made_up.because(more=1)
    assert pickle.loads(pickle.dumps(reason)) == reason
    assert copy.deepcopy(reason).rule is reason.rule
    data = pickle.dumps(module_of_rules.said)
    assert pickle.loads(data) is module_of_rules.said


def test_an_error_goes_to_another_process(make_book: Callable[..., Book]) -> None:
    with pytest.raises(RulebookError) as caught:
        make_book({"parameters/load/growth.yaml": {**GROWTH, "value": 9}})
    other = pickle.loads(pickle.dumps(caught.value))
    assert other.problems == caught.value.problems
    assert str(other) == str(caught.value)


def test_who_calls_from_nowhere_is_main() -> None:
    from surefoot.rulebook._rule import _caller

    assert _caller(None) == "__main__"
