"""What was measured in recordings, in the database; it can be made again, so no guard stands before it.

Every house has this store, and most commands never ask it: what reads recordings is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import QuerySet

from surefoot.diary.stream import Stream
from surefoot.services.ports import Glance, Key, Measured, PackedMeasured
from surefoot.store.database import Database, models

AT_ONCE = 500  # keys a SELECT
_VALUES = ("version", "codec", "analysis", "stream")


class MeasuredRuns:
    """The measurements of all runners of a database: the same file is measured once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, rows: Sequence[Measured]) -> None:
        """Keep these, all or none, in the place of what was measured in the same recordings before."""
        from surefoot.services.packing import pack_measured

        self.put_packed([pack_measured(row) for row in rows])

    def put_packed(self, rows: Sequence[PackedMeasured]) -> None:
        """The same for rows that are packed already."""
        last = {(row.digest, row.part): row for row in rows}  # no statement may write one row twice
        made = [models.Measured(**row._asdict()) for row in last.values()]
        with self._database.writing():
            models.Measured.objects.using(self._database.alias).bulk_create(
                made, update_conflicts=True, unique_fields=["digest", "part"], update_fields=[*_VALUES, "glance"]
            )

    def get(self, digest: str, part: int) -> Measured | None:
        """What was measured in one recording; None where nothing was."""
        from surefoot.services.packing import unpack_measured

        with self._database.telling():
            found = self._rows().filter(digest=digest, part=part).values_list(*_VALUES).first()
        return unpack_measured(PackedMeasured(digest, part, *found)) if found else None

    def many(self, keys: Iterable[Key]) -> dict[Key, Measured]:
        """Those of many that are there, without their streams (b"")."""
        from surefoot.services.packing import unpack_measured

        wanted, found = set(keys), {}
        digests = iter({digest for digest, _ in wanted})
        columns = ("digest", "part", "version", "codec", "analysis")
        with self._database.telling():
            while some := list(islice(digests, AT_ONCE)):
                for values in self._rows().filter(digest__in=some).values_list(*columns):
                    row = PackedMeasured(*values)
                    if (row.digest, row.part) in wanted and (measured := unpack_measured(row)):
                        found[row.digest, row.part] = measured
        return found

    def glances(self, keys: Iterable[Key]) -> dict[Key, Glance]:
        """Of many what is asked for of many at once; those that are there."""
        from surefoot.services.packing import unpack_glance

        found = {key: unpack_glance(content) for key, content in self._glances(keys)}
        return {key: glance for key, glance in found.items() if glance is not None}

    def climbs(self, keys: Iterable[Key]) -> dict[Key, float]:
        """Metres of climb of those of many that tell them."""
        from surefoot.services.packing import unpack_climb

        found = {key: unpack_climb(content) for key, content in self._glances(keys)}
        return {key: climb for key, climb in found.items() if climb is not None}

    def _glances(self, keys: Iterable[Key]) -> Iterator[tuple[Key, bytes]]:
        wanted = set(keys)
        digests = iter({digest for digest, _ in wanted})
        with self._database.telling():
            while some := list(islice(digests, AT_ONCE)):
                rows = self._rows().filter(digest__in=some).values_list("digest", "part", "glance")
                yield from (((digest, part), glance) for digest, part, glance in rows if (digest, part) in wanted)

    def stream(self, digest: str, part: int) -> Stream | None:
        """The samples of one recording."""
        from surefoot.files import StreamDamaged, unpack_stream

        with self._database.telling():
            found = self._rows().filter(digest=digest, part=part).values_list("stream", flat=True).first()
        try:
            return None if found is None else unpack_stream(found)
        except StreamDamaged:
            return None

    def versions(self) -> dict[Key, str]:
        """The version of the analysis of everything that is there."""
        with self._database.telling():
            rows = self._rows().values_list("digest", "part", "version")
            return {(digest, part): version for digest, part, version in rows}

    def _rows(self) -> QuerySet[models.Measured]:
        return models.Measured.objects.using(self._database.alias)
