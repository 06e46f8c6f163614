"""Runners, the entries of their logs, original files, and orders to erase."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Runner",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField(unique=True)),
            ],
            options={"db_table": "store_runner"},
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "runner", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "runner",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.runner"),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("author", models.TextField()),
                ("effective", models.DateField()),
                ("recorded", models.DateTimeField()),
                ("batch", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("of", models.PositiveBigIntegerField(null=True)),
                ("digest", models.TextField(null=True)),
                ("codec", models.TextField()),
                ("fact", models.BinaryField()),
            ],
            options={
                "db_table": "store_entry",
                "indexes": [
                    models.Index(
                        fields=["runner", "number"],
                        name="store_entry_digests",
                        condition=models.Q(digest__isnull=False),
                    ),
                    models.Index(
                        fields=["runner", "number"],
                        name="store_entry_turns",
                        condition=models.Q(kind__in=["plan_accepted", "retracted"]),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("size", models.PositiveBigIntegerField()),
                ("codec", models.TextField()),
                ("content", models.BinaryField()),
            ],
            options={"db_table": "store_original"},
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("runner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.runner")),
            ],
            options={"db_table": "store_erasure"},
        ),
    )
