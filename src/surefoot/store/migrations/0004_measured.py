"""What was measured in recordings."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table that may be emptied: it is made again from the originals."""

    dependencies = (("store", "0003_outings"),)
    operations = (
        migrations.CreateModel(
            name="Measured",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest", "part", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.TextField()),
                ("part", models.PositiveIntegerField()),
                ("version", models.TextField()),
                ("codec", models.TextField()),
                ("glance", models.BinaryField()),
                ("analysis", models.BinaryField()),
                ("stream", models.BinaryField()),
            ],
            options={"db_table": "store_measured"},
        ),
    )
