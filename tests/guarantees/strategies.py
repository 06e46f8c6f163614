"""Hypothesis strategies over random runners: the choices are Hypothesis's own, so failures shrink."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.guarantees.runners import runner

Doc = dict[str, Any]


def runners(*, healthy: bool | None = None) -> st.SearchStrategy[Doc]:
    """Scenario documents, valid by construction."""
    return st.builds(lambda rng: runner(rng, healthy=healthy), st.randoms(use_true_random=False))


def seeds() -> st.SearchStrategy[int]:
    """Seeds for the choices within a relation."""
    return st.integers(0, 2**16)
