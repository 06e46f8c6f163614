"""The compiled file: believed while the YAML files are the same, made again otherwise, and never half of one."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from surefoot.rulebook import Book, Problem, RulebookError, __main__, _book, _compile, load_book
from surefoot.rulebook._book import open_book
from tests.rulebook.folder import GROWTH, write_folder

GROWTH_FILE = "parameters/load/growth.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "book")


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    return tmp_path / "out" / "compiled.msgpack"


def untouched(place: Path) -> bool:
    return place.exists() and _compile.read_compiled(place) is not None


def test_the_second_start_reads_no_yaml(folder: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_book(folder, [compiled])
    assert untouched(compiled)
    monkeypatch.setattr("surefoot.rulebook._read.read_book", lambda *_: pytest.fail("YAML was read"))
    monkeypatch.setattr("surefoot.rulebook._files.content_hash", lambda *_: pytest.fail("files were read"))
    second = open_book(folder, [compiled])
    assert second.hash == first.hash
    assert second.parameters == first.parameters
    assert second.sources == first.sources
    assert second.workouts == first.workouts
    assert second.version == first.version


def test_other_times_of_the_files_are_no_change(folder: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_book(folder, [compiled])
    for path in folder.rglob("*.yaml"):
        os.utime(path, (1, 1))
    with monkeypatch.context() as patch:
        patch.setattr("surefoot.rulebook._read.read_book", lambda *_: pytest.fail("YAML was read"))
        assert open_book(folder, [compiled]).hash == first.hash
        patch.setattr("surefoot.rulebook._files.content_hash", lambda *_: pytest.fail("the new times were not kept"))
        assert open_book(folder, [compiled]).hash == first.hash


@pytest.mark.parametrize("name", [GROWTH_FILE, "parameters/load/spare.yaml"])
def test_a_change_is_seen(folder: Path, compiled: Path, name: str) -> None:
    first = open_book(folder, [compiled])
    write_folder(folder, {name: {**GROWTH, "value": 1.2}})
    second = open_book(folder, [compiled])
    assert second.hash != first.hash
    assert second.value(name.removeprefix("parameters/").removesuffix(".yaml")) == 1.2
    assert open_book(folder, [compiled]).hash == second.hash


def test_a_file_that_goes_is_seen(folder: Path, compiled: Path) -> None:
    open_book(folder, [compiled])
    (folder / GROWTH_FILE).unlink()
    assert "load/growth" not in open_book(folder, [compiled]).parameters


def test_a_fault_is_not_hidden_by_an_older_compiled_file(folder: Path, compiled: Path) -> None:
    open_book(folder, [compiled])
    write_folder(folder, {GROWTH_FILE: {**GROWTH, "value": 9}})
    with pytest.raises(RulebookError):
        open_book(folder, [compiled])


@pytest.mark.parametrize("spoil", ["cut", "flip", "empty", "other", "format"])
def test_a_damaged_file_is_made_again(folder: Path, compiled: Path, spoil: str) -> None:
    first = open_book(folder, [compiled])
    data = compiled.read_bytes()
    known = _compile.read_compiled(compiled)
    assert known is not None
    spoiled = {
        "cut": data[:-40],
        "flip": data.replace(b"Table 2", b"Table 3"),
        "empty": b"",
        "other": msgspec.msgpack.encode({"a": 1}),
        "format": msgspec.msgpack.encode(msgspec.structs.replace(known, format=0)),
    }[spoil]
    compiled.write_bytes(spoiled)
    assert _compile.read_compiled(compiled) is None
    again = open_book(folder, [compiled])
    assert again.hash == first.hash
    assert again.parameters["load/growth"].locator == "Table 2"
    assert untouched(compiled)


def test_contents_of_another_shape_are_made_again(folder: Path, compiled: Path) -> None:
    """As after an upgrade that forgot to raise the format: right by its own hash, and yet not readable."""
    first = open_book(folder, [compiled])
    known = _compile.read_compiled(compiled)
    assert known is not None
    data = msgspec.msgpack.encode({"version": "7"})
    strange = msgspec.structs.replace(known, contents=data, hash=hashlib.sha256(data).hexdigest())
    compiled.write_bytes(msgspec.msgpack.encode(strange))
    assert open_book(folder, [compiled]).hash == first.hash


def test_the_hash_knows_neither_order_nor_time_nor_place(tmp_path: Path) -> None:
    first = open_book(write_folder(tmp_path / "one"), [])
    other = tmp_path / "two" / "elsewhere"
    for path in sorted((tmp_path / "one").rglob("*.yaml"), reverse=True):
        target = other / path.relative_to(tmp_path / "one")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"# a comment\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
        os.utime(target, (5, 5))
    assert open_book(other, []).hash == first.hash


def test_the_hash_knows_every_field(tmp_path: Path) -> None:
    first = open_book(write_folder(tmp_path / "one"), []).hash
    for key, value in {"description": "Other.", "value": 1.2, "locator": "p. 1", "note": "x", "evidence": 2}.items():
        assert open_book(write_folder(tmp_path / key, {GROWTH_FILE: {**GROWTH, key: value}}), []).hash != first


def test_tables_keep_the_order_of_their_author(tmp_path: Path, compiled: Path) -> None:
    folder = write_folder(tmp_path, {GROWTH_FILE: {**GROWTH, "value": {"mile": 1.1, "5 km": 1.2, "10 km": 1.3}}})
    for _ in range(2):
        assert list(open_book(folder, [compiled]).value("load/growth")) == ["mile", "5 km", "10 km"]


def test_a_place_that_cannot_be_written_is_passed_over(folder: Path, compiled: Path) -> None:
    blocked = folder / "book.yaml" / "compiled"  # below a file there can be no folder
    book = open_book(folder, [blocked, compiled])
    assert untouched(compiled)
    assert open_book(folder, [blocked, compiled]).hash == book.hash


def test_without_any_place_the_book_is_held_in_memory(folder: Path) -> None:
    blocked = folder / "book.yaml" / "compiled"
    assert open_book(folder, [blocked]).value("load/growth") == 1.1
    assert _compile.write_compiled([], _compile.Compiled(1, "", "", "", b"")) is None


def test_nothing_is_left_beside_the_compiled_file(
    folder: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        open_book(folder, [compiled])
    assert list(compiled.parent.iterdir()) == []
    open_book(folder, [compiled])
    assert list(compiled.parent.iterdir()) == [compiled]
    assert compiled.stat().st_mode & 0o777 == 0o644


def _hash_of(folder: str, place: str) -> str:
    return open_book(Path(folder), [Path(place)]).hash


def test_processes_that_start_at_once_agree(folder: Path, compiled: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        hashes = pool.starmap(_hash_of, [(str(folder), str(compiled))] * 6)
    assert set(hashes) == {open_book(folder, []).hash}
    assert untouched(compiled)
    assert list(compiled.parent.iterdir()) == [compiled]


def test_a_book_goes_to_another_process(book: Book) -> None:
    other = pickle.loads(pickle.dumps(book))
    assert other.hash == book.hash
    assert other.parameters == book.parameters


def test_a_book_cannot_be_changed(book: Book) -> None:
    with pytest.raises(AttributeError, match="overlaid"):
        book.hash = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        book.parameters["load/growth"] = None  # type: ignore[index]
    with pytest.raises(AttributeError):
        book.parameters["load/growth"].value = 2  # type: ignore[misc]
    assert repr(book) == f"<Book 7 {book.hash[:12]}: 2 parameters>"


def test_a_process_has_one_book() -> None:
    assert load_book() is load_book()


def test_the_user_cache_is_the_second_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (place,) = _book._cache_places(Path("/some/where"))
    assert place.parent == tmp_path / "surefoot"
    assert _book._cache_places(Path("/some/where/else")) != [place]
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert _book._cache_places(Path("/some/where"))[0].parent == tmp_path / "home" / ".cache" / "surefoot"


def test_without_a_home_there_is_no_second_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert _book._cache_places(Path("/some/where")) == []


def _copy_of_the_package(target: Path) -> dict[str, str]:
    package = Path(_book.__file__).parents[1]
    for name in ("__init__.py", "units.py"):
        (target / "surefoot").mkdir(parents=True, exist_ok=True)
        shutil.copy(package / name, target / "surefoot" / name)
    ignored = shutil.ignore_patterns("__pycache__", "_compiled*")
    shutil.copytree(package / "rulebook", target / "surefoot" / "rulebook", ignore=ignored)
    return {**os.environ, "PYTHONPATH": str(target)}


def test_the_module_compiles_and_prints_the_hash(tmp_path: Path) -> None:
    environment = _copy_of_the_package(tmp_path)
    command = [sys.executable, "-m", "surefoot.rulebook"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == load_book().hash
    assert untouched(tmp_path / "surefoot" / "rulebook" / _compile.NAME)


def test_the_module_ends_with_the_status_of_its_work(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(__main__.__file__, run_name="__main__")
    assert caught.value.code == 0
    assert capsys.readouterr().out.strip() == load_book().hash


def test_the_module_prints_every_problem(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [Problem(file=name, key="", value=None, message="bad", mend="Mend it.") for name in ("a", "b")]

    def broken() -> Book:
        raise RulebookError(*problems)

    monkeypatch.setattr(__main__, "load_book", broken)
    assert __main__.main() == 1
    assert capsys.readouterr().err == "a: bad. Mend it.\nb: bad. Mend it.\n"
    monkeypatch.undo()
    assert __main__.main() == 0
    assert capsys.readouterr().out.strip() == load_book().hash


def test_a_command_that_only_reads_the_book_imports_no_yaml() -> None:
    script = "import sys; from surefoot.rulebook import load_book; load_book(); load_book.cache_clear(); "
    script += "print('yaml' in sys.modules)"
    load_book()
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
