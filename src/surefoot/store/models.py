"""The tables. Rows of entries and originals are written once and stay (``guards``); only erasure takes them away.

The outings, and what goes with them, are derived from the entries: they may be deleted, and are then made again.
What was measured in the originals follows from them, and may be written anew.
"""

from __future__ import annotations

import datetime as dt

from django.db import models


class Runner(models.Model):
    """Whose log it is. Its row is what a writer locks on PostgreSQL."""

    id: models.BigAutoField[int, int] = models.BigAutoField(primary_key=True)
    name: models.TextField[str, str] = models.TextField(unique=True)

    class Meta:
        """Names in the database."""

        db_table = "store_runner"


class Entry(models.Model):
    """One entry of a log, under its runner and its number.

    ``fact`` is the fact's JSON, as ``codec`` says plain or compressed. ``kind``, ``of`` and ``digest`` repeat what
    stands in it, for looking things up without reading it.
    """

    pk = models.CompositePrimaryKey("runner", "number")
    runner: models.ForeignKey[Runner, Runner] = models.ForeignKey(Runner, on_delete=models.PROTECT, db_index=False)
    number: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    author: models.TextField[str, str] = models.TextField()
    effective: models.DateField[dt.date, dt.date] = models.DateField()
    recorded: models.DateTimeField[dt.datetime, dt.datetime] = models.DateTimeField()
    batch: models.TextField[str | None, str | None] = models.TextField(null=True)
    kind: models.TextField[str, str] = models.TextField()
    of: models.PositiveBigIntegerField[int | None, int | None] = models.PositiveBigIntegerField(null=True)
    digest: models.TextField[str | None, str | None] = models.TextField(null=True)
    codec: models.TextField[str, str] = models.TextField()
    fact: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """Names in the database, and the indexes for what is looked up."""

        db_table = "store_entry"
        indexes = (
            models.Index(
                fields=["runner", "number"], name="store_entry_digests", condition=models.Q(digest__isnull=False)
            ),
            models.Index(
                fields=["runner", "number"],
                name="store_entry_turns",
                condition=models.Q(kind__in=["plan_accepted", "retracted"]),
            ),
        )


class Original(models.Model):
    """A file as it came, under the SHA-256 of its content; ``size`` is in bytes before compression."""

    digest: models.TextField[str, str] = models.TextField(primary_key=True)
    size: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    codec: models.TextField[str, str] = models.TextField()
    content: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """Names in the database."""

        db_table = "store_original"


class Measured(models.Model):
    """What was measured in one outing (``part``) of an original, by one version of the analysis.

    ``glance`` is what of it is asked for of many runs at once, as plain JSON; ``analysis`` is its JSON, as ``codec``
    says plain or compressed; ``stream`` its samples as ``files/_blob.py`` packs them. It follows from the original,
    so it may be replaced, and nothing is lost where it is deleted. The stream stands last: whoever reads the
    analysis alone reads over nothing of it.
    """

    pk = models.CompositePrimaryKey("digest", "part")
    digest: models.TextField[str, str] = models.TextField()
    part: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    version: models.TextField[str, str] = models.TextField()
    codec: models.TextField[str, str] = models.TextField()
    glance: models.BinaryField[bytes, bytes] = models.BinaryField()
    analysis: models.BinaryField[bytes, bytes] = models.BinaryField()
    stream: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """Names in the database."""

        db_table = "store_measured"


class Erasure(models.Model):
    """A runner's order to erase everything, while it is being carried out: what lets the guards pass."""

    id: models.BigAutoField[int, int] = models.BigAutoField(primary_key=True)
    runner: models.ForeignKey[Runner, Runner] = models.ForeignKey(Runner, on_delete=models.CASCADE)

    class Meta:
        """Names in the database."""

        db_table = "store_erasure"


class Folded(models.Model):
    """How far the outings of a runner know the log: up to entry ``last``, as this ``version`` of the fold has it.

    ``profile`` and ``overlay`` are what the runner said last, as JSON. ``plans`` are the outlines of the accepted
    plans as JSON, right unless ``plans_stale``; ``adapted`` is the last day on which one of them was adapted.
    """

    runner: models.OneToOneField[Runner, Runner] = models.OneToOneField(
        Runner, on_delete=models.CASCADE, primary_key=True
    )
    runner_id: int
    version: models.TextField[str, str] = models.TextField()
    last: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    profile: models.BinaryField[bytes, bytes] = models.BinaryField()
    overlay: models.BinaryField[bytes, bytes] = models.BinaryField()
    plans: models.BinaryField[bytes, bytes] = models.BinaryField()
    plans_stale: models.BooleanField[bool, bool] = models.BooleanField()
    adapted: models.DateField[dt.date | None, dt.date | None] = models.DateField(null=True)

    class Meta:
        """Names in the database."""

        db_table = "store_folded"


class Outing(models.Model):
    """An outing as the whole log has it, under the number of the entry that recorded it.

    ``kept`` is JSON; the other columns repeat what stands in it, for choosing, ordering and adding up. ``running``
    says whether any of it was a run, ``by_hand`` that no file recorded it; ``began`` is seconds since 1970, 0 where
    only the day is known.
    """

    pk = models.CompositePrimaryKey("runner", "number")
    runner: models.ForeignKey[Runner, Runner] = models.ForeignKey(Runner, on_delete=models.CASCADE, db_index=False)
    number: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    date: models.DateField[dt.date, dt.date] = models.DateField()
    began: models.FloatField[float, float] = models.FloatField()
    monday: models.DateField[dt.date, dt.date] = models.DateField()
    sport: models.TextField[str, str] = models.TextField()
    running: models.BooleanField[bool, bool] = models.BooleanField()
    by_hand: models.BooleanField[bool, bool] = models.BooleanField()
    distance: models.PositiveBigIntegerField[int | None, int | None] = models.PositiveBigIntegerField(null=True)
    duration: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    kept: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """Names in the database, and the order of pages."""

        db_table = "store_outing"
        indexes = (models.Index(fields=["runner", "date", "began", "number"], name="store_outing_days"),)


class Word(models.Model):
    """Which outing a later entry speaks of: a merge, a correction, a measure, or the session that it was."""

    pk = models.CompositePrimaryKey("runner", "number")
    runner: models.ForeignKey[Runner, Runner] = models.ForeignKey(Runner, on_delete=models.CASCADE, db_index=False)
    number: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    outing: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()

    class Meta:
        """Names in the database, and the way from an outing to its words."""

        db_table = "store_word"
        indexes = (models.Index(fields=["runner", "outing"], name="store_word_outings"),)
