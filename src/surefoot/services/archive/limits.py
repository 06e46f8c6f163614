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
#: Unpacked bytes for each packed byte of a part; below so many bytes it does not matter. With its two headers a part
#: takes 256 bytes or more, so a whole archive comes to no more either. What a watch records comes to 30.
RATIO = 200
RATIO_FROM = 32 * 1024
#: The same for a quick look before a part is written, which packs worse. What comes to more is stored as it is.
QUICK_RATIO = 40
