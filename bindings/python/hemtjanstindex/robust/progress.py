"""How much of a long run is done, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def telling(
    progress: bool | Callable[[int], object], n: int, what: str = "replicates"
) -> Iterator[Callable[[int], object] | None]:
    """Give what is to be told of how much is done."""
    if progress is not True:
        yield progress or None
        return
    from tqdm.auto import tqdm

    with tqdm(total=n, unit=f" {what}", unit_scale=True) as bar:
        yield lambda done: bar.update(done - bar.n)
