"""`python -m surefoot.cli.docs`: make docs/commands.md from the commands' own help; `--check` only compares."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from surefoot.cli.app import app

PAGE = Path(__file__).parents[3] / "docs" / "commands.md"

_HEAD = """# Commands

*Generated from the code by `python -m surefoot.cli.docs`; edit the commands, not this page.*

{about}

Every command takes `--json` and `--data DIR` (or `SUREFOOT_DATA`), and `--today DATE` where its answer depends on the
day. It ends with 0 when it is done, 1 when it refuses (with a reason), 2 when it was called wrongly. With `--json` the
answer or the error is one JSON document on standard output; without it, text goes to standard output and errors go to
standard error. An error says where, what was found, why not, and what would do:

```json
{{"error": {{"path": "log.activities[3].distance", "value": "8", "message": "…", "mend": "write 8 km, for example"}}}}
```

Output fits 80 columns and a narrower terminal as well; colours are left out where `NO_COLOR` is set or nobody looks.
`SUREFOOT_DEBUG=1` shows the inside of an error that nobody foresaw.

{commands}"""


def commands() -> dict[str, Any]:
    """Every command by name ("plan", "goal add"), as the parser has it."""
    return dict(_below(typer.main.get_command(app), ""))


def _below(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """The commands of a group and of the groups in it, each with its name from the top."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            if command.invoke_without_command:
                yield f"{before}{name}", command
            yield from _below(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def page() -> str:
    """The whole page."""
    sections = "\n".join("\n".join(_section(name, command)) for name, command in commands().items())
    return _HEAD.format(about=app.info.help, commands=sections)


def _section(name: str, command: Any) -> Iterator[str]:
    """One command: what it says of itself, its arguments and options, its examples."""
    about, examples = _help(command)
    yield f"## surefoot {name}\n"
    yield f"{about}\n"
    yield "| argument or option | what it does |"
    yield "| --- | --- |"
    for param in command.params:
        yield f"| {_title(param)} | {_text(param.help)} |"
    yield "\n```sh"
    yield from examples
    yield "```\n"


def _help(command: Any) -> tuple[str, list[str]]:
    """The words of a command's help, and its examples."""
    text = inspect.cleandoc(command.help or "")
    words, _, tail = text.partition("\b\n")
    paragraphs = [" ".join(part.split()) for part in words.split("\n\n")]
    return "\n\n".join(filter(None, paragraphs)), [line.strip() for line in tail.splitlines()[1:]]


def _title(param: Any) -> str:
    """The names of a parameter, with the placeholder of its value."""
    if param.param_type_name == "argument":
        return f"`{param.metavar}`"
    names = ", ".join([*sorted(param.opts, key=len), *param.secondary_opts])
    return f"`{names}`" if param.is_flag else f"`{names} {param.metavar}`"


def _text(help_text: str | None) -> str:
    return (help_text or "").replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is current."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    sys.stderr.write("docs/commands.md is not what the commands say; run python -m surefoot.cli.docs\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
