"""Pictures of results, drawn with matplotlib, which is imported when a picture is asked for."""

from hemtjanstindex.plot.chart import ranking
from hemtjanstindex.plot.sweden import map

__all__ = ["map", "ranking"]
