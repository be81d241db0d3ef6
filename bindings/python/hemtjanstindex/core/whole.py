"""Files that are written whole or not at all."""

from __future__ import annotations

import os

from .. import _core


def write(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write a file beside the one that is there, and put it in its place.

    Raises
    ------
    DataError
        Where it cannot be written, saying why; what stood there stays.
    """
    _core.write_whole(os.fsdecode(path), content.encode() if isinstance(content, str) else content)
