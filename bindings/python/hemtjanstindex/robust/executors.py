"""Replicates run by an executor: pools of threads or processes, MPI, Dask."""

from __future__ import annotations

import concurrent.futures
import pickle
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .. import _core

if TYPE_CHECKING:
    import distributed

    from .question import Question
    from .uncertainty import Uncertainty

    Executor = concurrent.futures.Executor | distributed.Client

TASKS = 256
"""As many tasks at the most does a run, or what of it lies between two looks at its precision, become."""
FEWEST = 2_000
"""Replicates in a task, at the least: fewer take no longer than carrying their counts."""


@lru_cache(maxsize=4)
def _unanswered(question: bytes) -> _core.Uncertainty:
    """Lay a question out once in each worker."""
    asked: Question = pickle.loads(question)
    return asked.unanswered()


def _part(question: bytes, first: int, last: int) -> bytes:
    """Count replicates [first, last), in a worker."""
    return _unanswered(question).part(first, last, threads=1).to_bytes()


def _tasks(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    size = max(FEWEST, -(-sum(last - first for first, last in ranges) // TASKS))
    return [(k, min(k + size, last)) for first, last in ranges for k in range(first, last, size)]


def _counted(executor: Executor, question: bytes, ranges: list[tuple[int, int]]) -> Generator[bytes, None, None]:
    """Give the counts of tasks as they are done; tasks are cancelled where nobody waits for them any more."""
    if not hasattr(executor, "submit"):
        raise TypeError(f"executor must be a concurrent.futures.Executor or a distributed.Client, not {executor!r}")
    if isinstance(executor, concurrent.futures.Executor):
        pending: set[Any] = {executor.submit(_part, question, *task) for task in _tasks(ranges)}
        completed: Iterator[Any] = concurrent.futures.as_completed(pending)
    else:
        import distributed

        everywhere = executor.scatter(question, broadcast=True)
        pending = {executor.submit(_part, everywhere, *task, pure=False) for task in _tasks(ranges)}
        completed = iter(distributed.as_completed(pending))
    try:
        for task in completed:
            pending.discard(task)
            yield task.result()
    finally:
        for task in pending:
            task.cancel()


def extended(u: Uncertainty, n: int, executor: Executor, mc_error: float, tell: Callable[[int], object] | None) -> Uncertainty:
    """Run n replicates more; fewer where it is interrupted, where the pool breaks, or where they are precise enough."""
    u.missing(n)
    if mc_error != 0:
        u.precise(mc_error)  # like `missing`, it refuses what cannot be
    question = pickle.dumps(u.question)
    start, wanted = u.n, u.n + n
    try:
        while u.n < wanted:
            until = min(wanted, _core.next_look(u.n)) if mc_error > 0 else wanted
            with closing(_counted(executor, question, u.missing(until - u.n))) as parts:
                for counts in parts:
                    u = u.merge(u.restored(counts))
                    if tell:
                        tell(u.n - start)
            if mc_error > 0 and u.precise(mc_error):
                break
    except (KeyboardInterrupt, concurrent.futures.BrokenExecutor):
        pass
    return u
