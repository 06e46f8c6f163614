"""``python -m engine_doc``: make the tables of docs/engine.md anew; with ``--check``, only compare."""

from __future__ import annotations

import sys

from engine_doc.page import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
