"""Put a plan, as the program prints it, between the two marks in README.md; with ``--check``, only compare."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- printed-plan: begin -->\n", "<!-- printed-plan: end -->\n"
COMMAND = ("demo", "--plan", "--today", "2027-01-05")


def page(text: str) -> str:
    """Return README.md with the plan of today's program in it."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}```console\n$ surefoot {' '.join(COMMAND)}\n{printed()}```\n{END}{after}"


def printed() -> str:
    """Return what the command prints on a terminal of 80 columns without colour."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "surefoot.cli", *COMMAND]
    answer = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    return "".join(f"{line.rstrip()}\n" for line in answer.stdout.strip("\n").splitlines())


def main(arguments: list[str]) -> int:
    """Write README.md, or with ``--check`` return 1 where its plan is not today's."""
    old = README.read_text(encoding="utf-8")
    try:
        new = page(old)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"`surefoot {' '.join(COMMAND)}` ends with {error.returncode}:\n{error.stderr}")
        return 1
    if "--check" not in arguments:
        README.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stderr.write("The plan in README.md is not what the program prints; run `make docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
