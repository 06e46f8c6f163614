"""How much of a stranger's file is read before it is refused: against bombs, loops and exhausted memory."""

from __future__ import annotations

MIB = 1024 * 1024

#: Bytes of one activity file, unpacked. Real ones are below 30 MiB.
FILE_BYTES = 64 * MIB
#: Bytes of all that is unpacked from one archive, and of an archive inside an archive.
ARCHIVE_BYTES = 8 * 1024 * MIB
INNER_ARCHIVE_BYTES = 1024 * MIB
#: Unpacked bytes for each packed byte, of a file and of a whole archive. Real GPX files come to 30;
#: the format allows 1032, and more where members share their bytes.
RATIO = 200
ARCHIVE_RATIO = 100
#: Below this many bytes the ratio does not matter.
RATIO_FROM = 4 * MIB
#: Members of an archive, or files below a folder.
MEMBERS = 100_000
#: Bytes of an archive's own list of members: room for so many members with long names.
DIRECTORY_BYTES = MEMBERS * 128
#: Folders inside folders.
DEPTH = 32
#: Messages or points of one activity file: three weeks of one a second.
SAMPLES = 2_000_000
#: Elements inside elements of XML.
XML_DEPTH = 64
