"""A book takes protocols from elsewhere, as another book."""

from __future__ import annotations

import pickle

import pytest

from surefoot.rulebook import Book, load_book

MINE = {"title": "Mine", "source": "own-practice"}


def test_protocols_are_added_as_another_book(book: Book) -> None:
    other = book.with_protocols({"mine": MINE})
    assert dict(other.protocols) == {"mine": MINE}
    assert dict(book.protocols) == {}
    assert other.hash != book.hash
    assert other.parameters == book.parameters


def test_a_protocol_is_replaced_by_name() -> None:
    book = load_book()
    other = book.with_protocols({"general": MINE})
    assert other.protocols["general"] == MINE
    assert other.protocols["bone"] == book.protocols["bone"]


def test_the_hash_covers_them(book: Book) -> None:
    hashes = {book.with_protocols({"mine": MINE | {"title": title}}).hash for title in ("one", "two", "one")}
    assert len(hashes) == 2
    assert book.with_protocols({}) is book


def test_overlays_keep_them_and_they_keep_overlays(book: Book) -> None:
    first = book.overlaid({"load/step": 500}).with_protocols({"mine": MINE})
    second = book.with_protocols({"mine": MINE}).overlaid({"load/step": 500})
    assert first.hash == second.hash
    assert (first.value("load/step"), first.protocols["mine"]) == (500, MINE)


def test_they_go_to_another_process(book: Book) -> None:
    other = book.with_protocols({"mine": MINE})
    again = pickle.loads(pickle.dumps(other))
    assert (again.hash, again.protocols["mine"]) == (other.hash, MINE)


def test_the_mapping_cannot_be_changed(book: Book) -> None:
    with pytest.raises(TypeError):
        book.with_protocols({"mine": MINE}).protocols["other"] = MINE  # type: ignore[index]
