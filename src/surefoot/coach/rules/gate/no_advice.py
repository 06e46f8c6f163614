"""What the program is not."""

from __future__ import annotations

from surefoot.rulebook import statement

no_medical_advice = statement(
    "SAFE-4",
    says="This is a training plan, not medical advice; a professional who has seen you knows more.",
    source="own-practice",
)
