"""Results as Arrow streams, for libraries that read those."""

from __future__ import annotations

from typing import Any

from .. import _core


class Streamed:
    """A result that polars, pyarrow, DuckDB and pandas read as it is: the columns of its frame, without making one."""

    def _shown(self) -> dict[str, Any]:
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the columns of the frame as an Arrow C stream; NaN and what is not known are null."""
        return _core.arrow_stream(self._shown())
