"""The database under a house, for tests that look below it."""

from __future__ import annotations

from typing import Any

from surefoot.services.ports import House


def database(house: House):
    """The open database of a house."""
    return house.log._database


def execute(house: House, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement gives, on the connection of a house."""
    with database(house).connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def on_server(house: House) -> bool:
    return database(house).on_server
