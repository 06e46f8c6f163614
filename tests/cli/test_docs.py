"""docs/commands.md is what the commands say of themselves, and they say something of everything."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from surefoot.cli import docs

PARAMS = [(name, param) for name, command in docs.commands().items() for param in command.params]


# Options whose words each command has for itself: a race that was run, or one to come; a day of this or of that.
OWN = {"--race", "--date", "--distance", "--surface", "--sport", "--from", "--to", "--time", "--units", "--weekly",
    "--timezone", "--by", "--kind", "--duration", "--out", "--svg", "--all",
}  # fmt: skip


def named(param: Any) -> str:
    return param.opts[0]


def test_the_page_is_current() -> None:
    assert docs.main(["--check"]) == 0, "run python -m surefoot.cli.docs"


def test_an_old_page_is_noticed_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(docs, "PAGE", tmp_path / "commands.md")
    assert docs.main(["--check"]) == 1
    assert "python -m surefoot.cli.docs" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0


@pytest.mark.parametrize(("name", "param"), PARAMS, ids=[f"{name} {named(param)}" for name, param in PARAMS])
def test_every_option_is_explained_and_documented(name: str, param: Any) -> None:
    assert param.help, f"say what {named(param)} does"
    section = docs.page().split(f"## surefoot {name}\n")[1].split("\n## ")[0]
    assert f"| `{docs._title(param).strip('`')}` | " in section


@pytest.mark.parametrize("name", docs.commands())
def test_every_command_is_documented_with_its_examples(name: str) -> None:
    command = docs.commands()[name]
    words, examples = docs._help(command)
    assert words
    assert examples
    section = docs.page().split(f"## surefoot {name}\n")[1].split("\n## ")[0]
    assert all(example in section for example in examples)


@pytest.mark.parametrize("name", docs.commands())
def test_examples_use_options_that_exist(name: str) -> None:
    command = docs.commands()[name]
    known = {option for param in command.params for option in param.opts}
    for example in docs._help(command)[1]:
        program, *arguments = shlex.split(example)
        assert program == "surefoot"
        assert arguments[: len(name.split())] == name.split()
        assert {argument for argument in arguments if argument.startswith("--")} <= known


def test_options_that_commands_share_mean_the_same() -> None:
    meanings: dict[str, set[str]] = {}
    for _, param in PARAMS:
        if named(param) not in OWN and param.param_type_name == "option":
            meanings.setdefault(named(param), set()).add(param.help)
    assert all(len(said) == 1 for said in meanings.values())
    assert {"--json", "--data"} <= meanings.keys()


@pytest.mark.parametrize("name", docs.commands())
def test_every_command_speaks_json_and_takes_a_data_folder(name: str) -> None:
    assert {"--json", "--data"} <= {named(param) for param in docs.commands()[name].params}
