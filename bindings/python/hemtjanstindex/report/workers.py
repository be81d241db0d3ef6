"""Work shared over processes: each takes a task as soon as it has done one; one that dies is told by its task, and replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from ..core.errors import Error

State = TypeVar("State")
Task = TypeVar("Task")
Done = TypeVar("Done")


class DiedError(Exception):
    """A process ended before its work did."""


class FaultError(Exception):
    """A fault of ours in another process, as it was told there."""


@dataclass(frozen=True)
class Failure:
    """Why a task was not done."""

    error: Exception


def shared(
    do: Callable[[State, Task], Done], state: State, tasks: Sequence[Task], processes: int
) -> Iterator[tuple[Task, Done | Failure]]:
    """Do tasks, and give each as it is done; a module that is not there ends the work.

    Processes start anew instead of as copies: a copy of a process whose libraries run threads, as those of typst and of numpy
    do, can wait for ever for one that was not copied. So the state goes to each by pickle, once, and through the pipe: what a
    process is started with is written to the end even where it has died by then, and that waits for ever too.
    """
    if min(processes, len(tasks)) <= 1:
        yield from ((task, _tried(do, state, task)) for task in tasks)
        return
    left = list(reversed(tasks))
    team: list[_Worker[State, Task, Done]] = [_Worker() for _ in range(min(processes, len(tasks)))]
    try:
        for worker in team:
            worker.tell(do, state)
            worker.give(left.pop())
        while busy := {worker.pipe: worker for worker in team if worker.at}:
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                task, done = worker.taken()
                if isinstance(done, Failure) and isinstance(done.error, DiedError) and left:
                    worker.end()
                    at = team.index(worker)
                    worker = team[at] = _Worker()
                    worker.tell(do, state)
                if left:
                    worker.give(left.pop())
                yield task, done
    finally:
        for worker in team:
            worker.end()


class _Worker(Generic[State, Task, Done]):
    """A process, and the task it is at."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        # The end of a process is seen when nobody else holds its end of the pipe; so is ours by it.
        theirs.close()
        self.at: list[Task] = []

    def tell(self, do: Callable[[State, Task], Done], state: State) -> None:
        self._send((do, state))

    def give(self, task: Task) -> None:
        self.at.append(task)
        self._send(task)

    def _send(self, what: object) -> None:
        # One that has ended is found out when what it did is taken.
        with suppress(OSError):
            self.pipe.send(what)

    def taken(self) -> tuple[Task, Done | Failure]:
        """Take what was done, or how the process ended."""
        task = self.at.pop()
        try:
            done = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return task, Failure(DiedError(self.process.exitcode))
        if isinstance(done, ModuleNotFoundError):
            raise done
        return task, done

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _serve(pipe: Connection) -> None:
    """Do tasks until there are no more, or nobody is left to give them; first comes how, and with what."""
    # Ctrl-C is for whoever gives the tasks.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        do, state = pipe.recv()
        while True:
            task = pipe.recv()
            try:
                pipe.send(_sendable(_tried(do, state, task)))
            except ModuleNotFoundError as missing:
                pipe.send(missing)


def _end_with_parent() -> None:
    """End at once where whoever gives the tasks is killed, as the next who does would write where this one still does."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _tried(do: Callable[[State, Task], Done], state: State, task: Task) -> Done | Failure:
    """Do a task; a fault of ours in one keeps no other from being done."""
    try:
        return do(state, task)
    except ModuleNotFoundError:
        raise
    except Exception as error:
        return Failure(error)


def _sendable(done: Done | Failure) -> Done | Failure:
    """Give an exception that pickle may not know as what it says."""
    if not isinstance(done, Failure) or isinstance(done.error, Error | OSError):
        return done
    return Failure(FaultError(f"{type(done.error).__name__}: {done.error}"))
