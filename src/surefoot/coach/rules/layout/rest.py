"""Rest is training too."""

from __future__ import annotations

from surefoot.rulebook import statement

rest_is_training = statement(
    "SHORT-8",
    says="Rest of body and mind is part of training: today it is the whole of it.",
    source="keating-short-runs",
    reads={"running_days": "layout/running_days"},
)
