"""``python -m surefoot.rulebook``: compile the book and print its hash."""

from __future__ import annotations

import sys

from surefoot.rulebook import RulebookError, load_book


def main() -> int:
    """Compile where needed; 0 and the hash, or 1 and every problem on standard error."""
    try:
        sys.stdout.write(f"{load_book().hash}\n")
    except RulebookError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
