"""How a score came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import _core
from . import html


class Trace(_core.Trace):
    """How one unit's score on one node came about, from raw values through every step.

    ``str(trace)`` is an indented text, ``trace.to_dict()`` plain data, ``trace.children`` the traces of the node's children.
    """

    @property
    def children(self) -> tuple[Trace, ...]:
        """The traces of the node's children."""
        return tuple(Trace(child) for child in super().children)

    if TYPE_CHECKING:
        # The package gives this method: sentences in either language are of a room above.
        def text(self, language: Literal["sv", "en"] = "en") -> str:
            """Tell the trace as an indented text for a terminal; rules stand as a definition writes them."""

    def _repr_html_(self) -> str:
        return html.trace(self)
