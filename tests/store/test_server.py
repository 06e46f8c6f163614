"""PostgreSQL that is not there, does not let in, or goes away: a clear word, no secret, nothing harmed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from surefoot.bootstrap import open_house
from surefoot.services.refusal import Refusal
from tests.store.conftest import POSTGRES, environment_of, no_postgres
from tests.store.logs import runs
from tests.store.raw import execute

SECRET = "s3cret"


@pytest.fixture
def house(tmp_path, monkeypatch, opener):
    with environment_of("postgresql", tmp_path) as settings:
        monkeypatch.setenv("DATABASE_URL", settings["DATABASE_URL"])
        yield opener()


def refused_at(monkeypatch: pytest.MonkeyPatch, url: str) -> Refusal:
    """What is said of a URL; never its password."""
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(Refusal) as refused:
        open_house()
    assert SECRET not in f"{refused.value.value}{refused.value.message}{refused.value.mend}"
    return refused.value


@pytest.mark.parametrize(
    ("url", "shown", "message"),
    [
        (SECRET, "…", "no address"),
        (f"mysql://me:{SECRET}@host/name", "mysql://…", "no address"),
        (f"postgresql://me:{SECRET}@[::1/name", "postgresql://…", "cannot be read"),
        (f"postgresql://me:{SECRET}@host/name?colour=blue", "postgresql://…", "cannot be read"),
        (f"postgres://me:{SECRET}@host", "postgres://host:5432", "names no database"),
    ],
)
def test_an_address_that_is_none(monkeypatch, url: str, shown: str, message: str) -> None:
    refusal = refused_at(monkeypatch, url)
    assert (refusal.path, refusal.value) == ("DATABASE_URL", shown)
    assert message in refusal.message
    assert "postgresql://user:password@host:5432/database" in refusal.mend


def test_nobody_answers(monkeypatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        port = taken.getsockname()[1]
        refusal = refused_at(monkeypatch, f"postgresql://me:{SECRET}@127.0.0.1:{port}/runs")
    assert refusal.value == f"postgresql://127.0.0.1:{port}/runs"
    assert "does not answer" in refusal.message
    assert "DATABASE_URL" in refusal.mend


@contextmanager
def doorkeeper(state: str, words: str) -> Iterator[int]:
    """A server that says no to everybody, as PostgreSQL would; gives its port."""
    fields = b"".join(
        letter + text.encode() + b"\0" for letter, text in [(b"S", "FATAL"), (b"C", state), (b"M", words)]
    )
    answer = b"E" + (len(fields) + 5).to_bytes(4, "big") + fields + b"\0"

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                guest, _ = listening.accept()
            except OSError:
                return
            with guest:
                while b"surefoot" not in (asked := guest.recv(4096)) and asked:
                    guest.sendall(b"N")  # neither TLS nor GSSAPI
                guest.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("state", "words", "message"),
    [
        ("28P01", 'password authentication failed for user "me"', "does not let this user in"),
        ("28000", 'role "me" does not exist', "does not let this user in"),
        ("28000", 'no pg_hba.conf entry for host "10.0.0.1"', "does not let this user in"),
        ("3D000", 'database "runs" does not exist', "no database of this name"),
        ("53300", "sorry, too many clients already", "too many visitors"),
        ("57P03", "the database system is starting up", "does not answer"),
    ],
)
def test_the_server_says_no(monkeypatch, state: str, words: str, message: str) -> None:
    with doorkeeper(state, words) as port:
        refusal = refused_at(monkeypatch, f"postgresql://me:{SECRET}@127.0.0.1:{port}/runs")
    assert message in refusal.message


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"dbname": "surefoot_none"}, "no database of this name"), ({"user": "surefoot_none"}, "does not let")],
)
def test_a_real_server_says_no(house, monkeypatch, changes: dict[str, str], message: str) -> None:
    parts = psycopg.conninfo.conninfo_to_dict(POSTGRES) | changes
    url = f"postgresql://{parts.get('user', 'postgres')}@{parts['host']}:{parts.get('port', 5432)}/{parts['dbname']}"
    assert message in refused_at(monkeypatch, url).message


def test_a_user_who_may_not_make_tables(house, monkeypatch) -> None:
    name = "surefoot_guest_" + execute(house, "SELECT current_schema()")[0][0][-8:]
    execute(house, f"CREATE ROLE {name} LOGIN")
    try:
        parts = psycopg.conninfo.conninfo_to_dict(POSTGRES)
        url = f"postgresql://{name}@{parts['host']}:{parts.get('port', 5432)}/{parts['dbname']}"
        assert "may not write" in refused_at(monkeypatch, f"{url}?options=-csearch_path%3Dpg_catalog").message
    finally:
        execute(house, f"DROP ROLE {name}")


def test_a_server_that_goes_away_and_comes_back(house) -> None:
    house.log.append(runs(1))
    [(process,)] = execute(house, "SELECT pg_backend_pid()")
    with psycopg.connect(POSTGRES, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
    with pytest.raises(Refusal, match="does not answer"):
        house.log.append(runs(1))
    assert [entry.id for entry in house.log.append(runs(1))] == [2]


def test_a_server_that_goes_away_while_the_log_is_held(house) -> None:
    def cut_off() -> None:
        with house.log.writing():
            house.log.append(runs(1))
            [(process,)] = execute(house, "SELECT pg_backend_pid()")
            with psycopg.connect(POSTGRES, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
            house.log.append(runs(1))

    with pytest.raises(Refusal, match="does not answer"):
        cut_off()
    assert house.log.entries() == []


def test_there_is_a_server_or_it_is_said_why_not() -> None:
    reason = no_postgres()
    assert reason is None or "SUREFOOT_TEST_POSTGRES" in reason
