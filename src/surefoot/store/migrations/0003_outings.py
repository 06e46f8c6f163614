"""Outings beside the log, for pages; they are filled when they are first asked for."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def _of_runner() -> list[tuple[str, models.Field[Any, Any]]]:
    """The columns that a row stands under: a runner and a number."""
    both = models.CompositePrimaryKey("runner", "number", blank=True, editable=False, primary_key=True, serialize=False)
    runner: models.ForeignKey[object, object] = models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.runner"
    )
    return [("pk", both), ("runner", runner), ("number", models.PositiveBigIntegerField())]


class Migration(migrations.Migration):
    """How far the log is folded, its outings, and which entries speak of them."""

    dependencies = (("store", "0002_guards"),)
    operations = (
        migrations.CreateModel(
            name="Folded",
            fields=[
                (
                    "runner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="store.runner",
                    ),
                ),
                ("version", models.TextField()),
                ("last", models.PositiveBigIntegerField()),
                ("profile", models.BinaryField()),
                ("overlay", models.BinaryField()),
                ("plans", models.BinaryField()),
                ("plans_stale", models.BooleanField()),
                ("adapted", models.DateField(null=True)),
            ],
            options={"db_table": "store_folded"},
        ),
        migrations.CreateModel(
            name="Outing",
            fields=[
                *_of_runner(),
                ("date", models.DateField()),
                ("began", models.FloatField()),
                ("monday", models.DateField()),
                ("sport", models.TextField()),
                ("running", models.BooleanField()),
                ("by_hand", models.BooleanField()),
                ("distance", models.PositiveBigIntegerField(null=True)),
                ("duration", models.PositiveBigIntegerField()),
                ("kept", models.BinaryField()),
            ],
            options={
                "db_table": "store_outing",
                "indexes": [models.Index(fields=["runner", "date", "began", "number"], name="store_outing_days")],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[*_of_runner(), ("outing", models.PositiveBigIntegerField())],
            options={
                "db_table": "store_word",
                "indexes": [models.Index(fields=["runner", "outing"], name="store_word_outings")],
            },
        ),
    )
