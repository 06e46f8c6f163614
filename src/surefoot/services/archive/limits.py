"""How much of an archive is read before it is refused: against bombs and exhausted memory."""

from __future__ import annotations

MIB = 1024 * 1024

#: Parts of an archive, and bytes of its own list of them. A run a day for eighty years comes to 30,000.
PARTS = 200_000
DIRECTORY_BYTES = PARTS * 256
#: Bytes of the manifest: it has a line for each part.
MANIFEST_BYTES = 64 * MIB
#: Bytes of one entry. An accepted plan comes to one MiB.
LINE_BYTES = 64 * MIB
#: Bytes of one original file. What is imported is smaller.
ORIGINAL_BYTES = 256 * MIB
#: Unpacked bytes for each packed byte, of a part and of the whole; below so many bytes it does not matter. What a
#: watch records comes to 30.
RATIO = 200
RATIO_FROM = MIB
