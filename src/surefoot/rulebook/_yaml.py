"""A strict YAML reader: plain data only, no dates or base-60 numbers, no key twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

from surefoot.rulebook._problem import Problem

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"


class _DuplicateKey(yaml.MarkedYAMLError):
    """A mapping holds the same key twice."""


class StrictLoader(_Base):  # type: ignore[misc]  # the base is chosen at run time
    """YAML 1.2 scalars: ``48:00``, ``2027-01-04``, ``no`` and ``010`` are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> dict[Any, Any]:
        """Refuse a key that stands twice; the signature is the base's."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _DuplicateKey(problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        result: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return result


def _resolve(tag: str, pattern: str, first: str) -> None:
    StrictLoader.add_implicit_resolver(_TAG + tag, re.compile(rf"^(?:{pattern})$"), list(first))


_resolve("null", r"null|~|", "n~")
StrictLoader.yaml_implicit_resolvers.setdefault("", []).append((_TAG + "null", re.compile(r"^$")))
_resolve("bool", r"true|false", "tf")
_resolve("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789")
_resolve("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+", "-+.0123456789")
_resolve("float", r"[-+]?\.inf|\.nan", "-+.")


def read_yaml(path: Path, name: str) -> dict[str, Any] | Problem:
    """Return the mapping in a file; or the problem, named after ``name``, where it holds none."""
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)  # noqa: S506  (it is a safe one)
    except (UnicodeDecodeError, RecursionError) as error:
        return Problem(file=name, key="", value=None, message=f"not readable: {error}", mend="Write it as UTF-8 text.")
    except yaml.YAMLError as error:
        return _syntax(name, error)
    if isinstance(document, dict) and all(isinstance(key, str) for key in document):
        return document
    mend = "Begin each line with a key, as in `unit: km`."
    return Problem(file=name, key="", value=document, message="this is not a table of keys and values", mend=mend)


def _syntax(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    key = f"line {mark.line + 1}" if mark else ""
    message = getattr(error, "problem", None) or str(error)
    mend = "Keep one of the two." if isinstance(error, _DuplicateKey) else "Mend this line; quote a text with a colon."
    return Problem(file=name, key=key, value=None, message=message, mend=mend)
