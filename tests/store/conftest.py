"""Houses to test: every test that asks for ``place`` or ``house`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest

from surefoot.bootstrap import close_house, open_house
from surefoot.services.ports import House
from tests.services.fake_house import fake_house
from tests.store.logs import Ticking

PORT = os.environ.get("PGPORT", "5432")
POSTGRES = os.environ.get("SUREFOOT_TEST_POSTGRES", f"postgresql://postgres@127.0.0.1:{PORT}/postgres")

Opener = Callable[..., House]


@cache
def no_postgres() -> str | None:
    """Why there is no PostgreSQL to test with; None where there is."""
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        return f"no PostgreSQL at SUREFOOT_TEST_POSTGRES or on this machine: {str(error).splitlines()[0]}"
    return None


@contextmanager
def own_schema() -> Iterator[str]:
    """The URL of a schema that is there for one test alone."""
    schema = f"surefoot_{secrets.token_hex(8)}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        try:
            yield f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options=-csearch_path%3D{schema}"
        finally:
            connection.execute(f"DROP SCHEMA {schema} CASCADE")


@contextmanager
def environment_of(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """The settings that lead to an empty database of a kind: "sqlite" or "postgresql"."""
    if database == "sqlite":
        yield {"SUREFOOT_DATA": str(folder / "data")}
        return
    if reason := no_postgres():
        pytest.skip(reason)
    with own_schema() as url:
        yield {"DATABASE_URL": url}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever this machine keeps stays out of the tests."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SUREFOOT_DATA", str(tmp_path / "data"))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment that leads to an empty database, set for this test."""
    with environment_of(request.param, tmp_path) as settings:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield settings


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Opens houses in the place that the environment names, and closes them after the test."""
    opened: list[House] = []

    def open_one(**settings) -> House:
        opened.append(open_house(**{"now": Ticking(), **settings}))
        return opened[-1]

    yield open_one
    for house in opened:
        close_house(house)


@pytest.fixture
def house(place: dict[str, str], opener: Opener) -> House:
    """An empty house on either database; its clock moves by a second with each look."""
    return opener()


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def any_house(
    request: pytest.FixtureRequest, tmp_path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """An empty house on either database, and the fake that the tests of services use in its place."""
    if request.param == "fake":
        yield fake_house(Ticking())
        return
    with environment_of(request.param, tmp_path) as settings:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield opener()
