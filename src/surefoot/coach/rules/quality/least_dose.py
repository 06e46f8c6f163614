"""With how little a hard session still makes sense."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-4", says="A hard session has at least {least:duration} of work, or it waits.", gives="least")
def least_dose(family: str, *, tempo_least: float, interval_least: float, repetition_least: float) -> float:
    """Least seconds of work for a family: tempo, intervals or repetitions."""
    return {"tempo": tempo_least, "intervals": interval_least, "repetitions": repetition_least}[family] * 60
