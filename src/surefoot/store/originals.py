"""Original files in the database, compressed, under the digest of what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from surefoot.services.codec import Damaged, pack, unpack
from surefoot.services.ports import PackedOriginal
from surefoot.services.refusal import Refusal
from surefoot.store.database import Database, models


class Originals:
    """The files of all runners of a database: the same file is kept once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, digest: str, content: bytes) -> None:
        """Keep a file, whole or not at all; a file that is there already stays.

        Raises ValueError where the digest is of something else.
        """
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError(f"{digest} is not the SHA-256 of this content")
        with self._database.writing():
            rows = models.Original.objects.using(self._database.alias)
            if not rows.filter(digest=digest).exists():
                codec, packed = pack(content)
                row = models.Original(digest=digest, size=len(content), codec=codec, content=packed)
                rows.bulk_create([row], ignore_conflicts=True)

    def put_packed(self, rows: Sequence[PackedOriginal]) -> None:
        """Keep many at once, packed by whoever hashed them: their digests are believed until they are read."""
        with self._database.writing():
            made = [models.Original(**row._asdict()) for row in rows]
            models.Original.objects.using(self._database.alias).bulk_create(made, ignore_conflicts=True)

    def get(self, digest: str) -> bytes:
        """The file as it came. Raises :class:`Refusal` where it is missing or damaged."""
        with self._database.telling():
            rows = models.Original.objects.using(self._database.alias).filter(digest=digest)
            found = rows.values_list("codec", "content").first()
        if found is None:
            raise Refusal("original", digest, "this file is not here", "import it again")
        try:
            content = unpack(*found)
        except Damaged:
            content = b""
        if hashlib.sha256(content).hexdigest() != digest:
            raise Refusal("original", digest, "this file is damaged", "import it again from where it came")
        return content

    def digests(self) -> Iterator[str]:
        """All that are kept, sorted."""
        with self._database.telling():
            return iter(sorted(models.Original.objects.using(self._database.alias).values_list("digest", flat=True)))
