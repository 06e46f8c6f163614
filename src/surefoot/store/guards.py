"""What the database itself refuses: to alter an entry or an original, to take one away, to leave a gap.

A migration that makes a table anew (SQLite does so for most changes of a column) loses its triggers, and has to call
:func:`set_up` at its end; a test looks whether they stand after the last migration.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROWS = "the log of a runner only grows: entries and originals stay as they were written"
GAPLESS = "the entries of a runner are numbered from 1 without gaps"

_NO_ORDER = {
    "entry": "NOT EXISTS (SELECT 1 FROM store_erasure WHERE runner_id = OLD.runner_id)",
    "original": "NOT EXISTS (SELECT 1 FROM store_erasure)",
}
_NEXT = "(SELECT coalesce(max(number), 0) + 1 FROM store_entry WHERE runner_id = NEW.runner_id)"

_SQLITE_TRIGGER = """\
CREATE TRIGGER store_{table}_{event} BEFORE {event} ON store_{table} {when}
BEGIN SELECT RAISE(ABORT, '{says}'); END"""

_POSTGRES_FUNCTION = """\
CREATE OR REPLACE FUNCTION store_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$"""

_POSTGRES_NUMBERS = f"""\
CREATE OR REPLACE FUNCTION store_number() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF NEW.number <> {_NEXT} THEN
        RAISE EXCEPTION '{GAPLESS}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$"""

_POSTGRES_DELETES = """\
CREATE OR REPLACE FUNCTION store_delete_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {when} THEN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END IF;
    RETURN OLD;
END $$"""

_POSTGRES_TRIGGER = """\
CREATE OR REPLACE TRIGGER store_{table}_{event} BEFORE {event} ON store_{table}
FOR EACH {each} EXECUTE FUNCTION {function}('{says}')"""


def set_up(editor: BaseDatabaseSchemaEditor) -> None:
    """Write the triggers of the database that is being migrated."""
    statements = _postgres() if editor.connection.vendor == "postgresql" else _sqlite()
    for statement in statements:
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    found = []
    for table, no_order in _NO_ORDER.items():
        found.append(_SQLITE_TRIGGER.format(table=table, event="update", when="", says=GROWS))
        found.append(_SQLITE_TRIGGER.format(table=table, event="delete", when=f"WHEN {no_order}", says=GROWS))
    when = f"WHEN NEW.number <> {_NEXT}"
    return [*found, _SQLITE_TRIGGER.format(table="entry", event="insert", when=when, says=GAPLESS)]


def _postgres() -> list[str]:
    found = [_POSTGRES_FUNCTION, _POSTGRES_NUMBERS]
    for table, no_order in _NO_ORDER.items():
        found.append(_POSTGRES_DELETES.format(table=table, when=no_order))
        for event, each, function in (
            ("update", "ROW", "store_refuse"),
            ("truncate", "STATEMENT", "store_refuse"),
            ("delete", "ROW", f"store_delete_{table}"),
        ):
            found.append(_POSTGRES_TRIGGER.format(table=table, event=event, each=each, function=function, says=GROWS))
    number = _POSTGRES_TRIGGER.format(table="entry", event="insert", each="ROW", function="store_number", says=GAPLESS)
    return [*found, number]
