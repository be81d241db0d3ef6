"""Pictures of results, drawn with matplotlib, which is imported when a picture is asked for."""

from .chart import ranking
from .matrix import matrix
from .sweden import map
from .uncertainty import UncertaintyPlots

__all__ = ["UncertaintyPlots", "map", "matrix", "ranking"]
