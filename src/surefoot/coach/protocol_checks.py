"""Whether a ladder is safe to follow, and who answers for one that is otherwise.

A protocol that a therapist or physician has signed, with a reason, may do what an unsigned one may
not: then the signature is shown wherever the protocol is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from surefoot.coach.protocols import Protocol, minutes
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.protocol.first_running import first_running
from surefoot.coach.rules.protocol.least_rest import least_rest
from surefoot.coach.rules.protocol.least_sessions import least_sessions
from surefoot.coach.rules.protocol.longest_stage import longest_stage
from surefoot.coach.rules.protocol.most_outings import most_outings
from surefoot.coach.rules.protocol.most_running import most_running
from surefoot.coach.rules.protocol.most_stages import most_stages
from surefoot.coach.rules.protocol.painless import painless
from surefoot.coach.rules.protocol.signature import signature
from surefoot.coach.rules.protocol.signed_by import signed_by
from surefoot.coach.rules.protocol.stable_pain import stable_pain
from surefoot.rulebook import Because, Book, Reason, explain

_SIGN = "or let a therapist or physician sign it with a reason"


class Finding(msgspec.Struct, frozen=True):
    """Something unsafe in a protocol: ``path`` in its file, ``value`` there, the ``rule`` that it breaks."""

    path: str
    value: Any
    message: str
    mend: str
    rule: str


def refusals(protocol: Protocol, book: Book) -> tuple[Finding, ...]:
    """Why a protocol is not used: everything unsafe in it, and nothing where it is signed by who may."""
    found = () if may_be_unsafe(protocol, book) else findings(protocol, book)
    if not found or protocol.signed is None:
        return found
    by = protocol.signed.by
    because = explain(signed_by.because(by=by), book)
    return (*found, Finding("signed.by", by, because.text, "Let a therapist or physician sign it.", because.rule))


def may_be_unsafe(protocol: Protocol, book: Book) -> bool:
    """Whether somebody whose word can permit has signed the protocol."""
    return protocol.signed is not None and may_permit(book, protocol.signed.by)


def signature_of(protocol: Protocol, book: Book) -> Because | None:
    """The signature with its reason, as it is shown wherever the protocol is; None where there is none."""
    signed = protocol.signed
    if signed is None:
        return None
    return explain(signature.because(by=signed.by, date=signed.date, reason=signed.reason), book)


def findings(protocol: Protocol, book: Book) -> tuple[Finding, ...]:
    """Everything unsafe in a protocol, signed or not, in the order of its file."""
    stages = (*_growth(protocol, book), *_lengths(protocol, book))
    return (*stages, *_pace(protocol, book), *_pain(protocol, book))


def _growth(protocol: Protocol, book: Book) -> Iterator[Finding]:
    """A beginning that is none, and steps that are too large; stages of walking alone stand between no others."""
    before = 0
    for number, stage in enumerate(protocol.stages):
        limit = most_running(book, before) if before else first_running(book)
        if stage.run_s > limit:
            yield _too_large(number, before, stage.run_s, int(limit), book)
        before = stage.run_s or before


def _too_large(number: int, before: int, running: int, limit: int, book: Book) -> Finding:
    if before:
        reason = most_running.because(running=running, before=before)
        mend = f"Put a stage of at most {minutes(limit)} of running between the two"
    else:
        reason = first_running.because(running=running)
        mend = f"Begin with at most {minutes(limit)} of running"
    return _finding(f"stages[{number}]", minutes(running), reason, mend, book)


def _lengths(protocol: Protocol, book: Book) -> Iterator[Finding]:
    """Stages that are longer than anybody means them to be."""
    most = longest_stage(book)
    for number, stage in enumerate(protocol.stages):
        if stage.total_s > most:
            reason = longest_stage.because(total=stage.total_s)
            value, mend = minutes(stage.total_s), "Mend its repeats or its parts"
            yield _finding(f"stages[{number}].total", value, reason, mend, book)


def _pace(protocol: Protocol, book: Book) -> Iterator[Finding]:
    """Outings too close, or stages too quick."""
    least = (
        ("sessions_to_go_up", protocol.sessions_to_go_up, least_sessions),
        ("rest_days_between", protocol.rest_days, least_rest),
    )
    most = (
        ("most_stages_in_7_days", protocol.most_stages, most_stages),
        ("most_outings_in_7_days", protocol.most_outings, most_outings),
    )
    for key, value, rule in least:
        if value < (limit := rule(book)):
            yield _finding(f"stage_rule.{key}", value, rule.because(), f"Write `{key}: {limit}` or more", book)
    for key, value, rule in most:
        if value > (limit := rule(book)):
            yield _finding(f"stage_rule.{key}", value, rule.because(), f"Write `{key}: {limit}` or less", book)


def _pain(protocol: Protocol, book: Book) -> Iterator[Finding]:
    """More pain than a tissue bears, and pain that is read as none."""
    limit = protocol.pain_limit
    if (tissue := painless(book, protocol.suits, limit)) is not None:
        reason = painless.because(tissue=tissue, limit=limit)
        yield _finding("pain_limit", limit, reason, "Write `pain_limit: 0`", book)
    if protocol.stable_pain_is_same:
        mend = "Write `reads_stable_pain_as_same: false`"
        yield _finding("reads_stable_pain_as_same", True, stable_pain.because(), mend, book)


def _finding(path: str, value: Any, reason: Reason, mend: str, book: Book) -> Finding:
    because = explain(reason, book)
    return Finding(path, value, because.text, f"{mend}, {_SIGN}.", because.rule)
