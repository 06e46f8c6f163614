"""The process that works: it is told once what to do, then takes task after task until the other side is gone.

One thread reads and one writes, so that neither side ever waits for the other to listen while it speaks, and so that
there is work in store while the other side is busy.
"""

from __future__ import annotations

import os
import pickle
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

READY = -1  # in the place of a task's number: the process is up


def main(number: int) -> None:
    """Serve the connection of this number until its other end is closed, and end this process."""
    connection: Connection[Any, Any] = Connection(number)
    tasks: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_listen, args=(connection, tasks), daemon=True).start()
    serve(connection, tasks)
    os._exit(0)


def serve(connection: Connection[Any, Any], tasks: SimpleQueue[bytes | None]) -> None:
    """Do what comes out of the queue, its first entry being what to do, until None comes."""
    first = tasks.get()
    if first is None:
        return
    make, arguments = pickle.loads(first)  # noqa: S301  from the process that started this one
    work = make(*arguments)
    connection.send_bytes(pickle.dumps((READY, None)))  # before any task is touched: from here on, they are to blame
    results: SimpleQueue[bytes | None] = SimpleQueue()
    sender = Thread(target=_speak, args=(connection, results), daemon=True)
    sender.start()
    while (task := tasks.get()) is not None:
        number, content = pickle.loads(task)  # noqa: S301
        results.put(pickle.dumps((number, work(content)), pickle.HIGHEST_PROTOCOL))
    results.put(None)
    sender.join()


def _listen(connection: Connection[Any, Any], tasks: SimpleQueue[bytes | None]) -> None:
    """Take in what is sent. Where nobody is there any more, nothing of the work under way is wanted."""
    while True:
        try:
            tasks.put(connection.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _speak(connection: Connection[Any, Any], results: SimpleQueue[bytes | None]) -> None:
    while (result := results.get()) is not None:
        try:
            connection.send_bytes(result)
        except OSError:
            return
