"""G11 and the house's language: every session says why, with a rule and a source, in words that blame nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.guarantees.case import Case
from tests.guarantees.scenario_view import Doc

_BRACES = re.compile(r"[{}]")
_RAW = re.compile(r"\b(None|nan|inf|True|False|datetime|Decimal)\b|<[a-zA-Z_.]+ object")
_BLAME = re.compile(r"\b(failed|failure|fail|behind|lost|missed)\b(?! period)", re.IGNORECASE)
EVIDENCE = range(6)


def check_because(case: Case) -> Iterator[str]:
    """Each session has a reason with a rule, and at least one parameter with a source."""
    for session in case.plan.sessions:
        yield from _reasons(session.label, session.doc.get("because") or [])
    yield from _reasons("gate", case.plan.doc["gate"].get("because") or [])
    for change in case.plan.doc.get("changes") or ():
        yield from _reasons(f"change of {change['session']}", change.get("because") or [])
    for alternative in case.plan.doc["feasibility"].get("alternatives") or ():
        yield from _reasons("alternative", alternative.get("because") or [])


def _reasons(label: str, reasons: list[Doc]) -> Iterator[str]:
    if not reasons:
        yield f"G11: {label} has no because"
        return
    if not any(one.get("source") for reason in reasons for one in (reason, *(reason.get("parameters") or ()))):
        yield f"G11: {label} names no source"
    for reason in reasons:
        if not reason.get("rule") or not (reason.get("text") or "").strip():
            yield f"G11: {label} has a reason without rule or text: {reason.get('rule')!r}"
        for parameter in reason.get("parameters") or ():
            yield from _parameter(label, parameter)


def _parameter(label: str, parameter: Doc) -> Iterator[str]:
    missing = [name for name in ("path", "value", "unit", "source", "locator", "evidence") if name not in parameter]
    if missing or not parameter["path"] or not parameter["source"]:
        yield f"G11: {label} has a parameter without {missing or 'path or source'}"
    elif parameter["evidence"] not in EVIDENCE:
        yield f"G11: {label}: evidence of {parameter['path']} is {parameter['evidence']!r}"


def check_texts(case: Case) -> Iterator[str]:
    """No text is empty, half formatted, or blames."""
    for where, text in case.plan.texts():
        if not text.strip():
            if where != "gate.ends_when" or case.plan.gate != "clear":
                yield f"texts: {where} is empty"
            continue
        if _BRACES.search(text) or _RAW.search(text):
            yield f"texts: {where} is half formatted: {text!r}"
        if _BLAME.search(text):
            yield f"texts: {where} has a word that blames: {text!r}"


def check_rules_named(case: Case) -> Iterator[str]:
    """Findings and binding rules name a rule."""
    for finding in case.plan.doc.get("findings") or ():
        if not finding.get("rule"):
            yield f"texts: a finding names no rule: {finding['message']!r}"
