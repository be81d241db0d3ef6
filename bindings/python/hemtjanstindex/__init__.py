"""Composite indicators: an index from many indicators, a ranking, and how each score came about.

A definition (model + method) is fitted to a reference table, giving an index; an index scores any table.

Examples
--------
>>> import hemtjanstindex as hti
>>> d = hti.load("oppna-jamforelser-2014")
>>> table = hti.datasets.load("oppna-jamforelser-2014")
>>> scores = hti.fit(d, table).score(table)
>>> ranking = scores.ranking()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from . import datasets, definitions, methods, vary
from ._core import (
    Columns,
    CustomAggregate,
    CustomNormalise,
    CustomTreat,
    Cutoffs,
    Indicator,
    Method,
    Node,
    Outcome,
    Plan,
    PlanStep,
    Survey,
    Text,
    TraceStep,
    WhatIf,
    __version__,
    size_class,
)
from .core import _rules
from .core._rules import *  # noqa: F403
from .core.answers import Districts, Importance, Providers
from .core.cells import Origin, Status
from .core.columns import ResultColumns
from .core.definition import Definition, load, weighed_by
from .core.errors import DataError, Error, Message, MethodError, ModelError, Problem
from .core.files import read, read_csv
from .core.index import Index, Scores, fit
from .core.model import Model
from .core.ranks import rank
from .core.table import Table
from .core.trace import Trace
from .explain.change import backcast, compare, trend
from .explain.lists import with_size_classes
from .explain.providers import Suppression, suppress
from .report import report
from .robust.leave_one_out import LeaveOneOut, leave_one_out
from .robust.pictures import Pictures
from .robust.rank_bounds import RankBounds, rank_bounds
from .robust.rank_sets import RankSets, rank_sets, rank_sets_from_draws
from .robust.sensitivity import Sensitivity, sobol
from .robust.stability import Overtaking, overtaking, weight_intervals
from .robust.uncertainty import Dominance, Uncertainty, uncertainty
from .robust.variance import SobolIndices, sobol_indices, sobol_sample
from .tool import tool

if TYPE_CHECKING:
    from .present.frame import readable

__all__ = [
    "Columns",
    "CustomAggregate",
    "CustomNormalise",
    "CustomTreat",
    "Cutoffs",
    "DataError",
    "Definition",
    "Districts",
    "Dominance",
    "Error",
    "Importance",
    "Index",
    "Indicator",
    "LeaveOneOut",
    "Message",
    "Method",
    "MethodError",
    "Model",
    "ModelError",
    "Node",
    "Origin",
    "Outcome",
    "Overtaking",
    "Plan",
    "PlanStep",
    "Problem",
    "Providers",
    "RankBounds",
    "RankSets",
    "ResultColumns",
    "Scores",
    "Sensitivity",
    "SobolIndices",
    "Status",
    "Suppression",
    "Survey",
    "Table",
    "Text",
    "Trace",
    "TraceStep",
    "Uncertainty",
    "WhatIf",
    "__version__",
    "backcast",
    "compare",
    "datasets",
    "definitions",
    "fit",
    "leave_one_out",
    "load",
    "methods",
    "overtaking",
    "rank",
    "rank_bounds",
    "rank_sets",
    "rank_sets_from_draws",
    "read",
    "read_csv",
    "readable",
    "report",
    "size_class",
    "sobol",
    "sobol_indices",
    "sobol_sample",
    "suppress",
    "tool",
    "trend",
    "uncertainty",
    "vary",
    "weighed_by",
    "weight_intervals",
    "with_size_classes",
]
__all__ += _rules.__all__


def __getattr__(name: str) -> Any:
    """Import `hemtjanstindex.plot` and what words need when they are used."""
    if name == "plot":
        return import_module("hemtjanstindex.plot")
    if name == "readable":
        return import_module("hemtjanstindex.present.frame").readable
    raise AttributeError(f"module 'hemtjanstindex' has no attribute '{name}'")


def _pictures(of: Uncertainty) -> Pictures:
    """Pictures: ``plot.ranks()``, ``plot.probabilities()``, ``plot.dominance(units)``."""
    from .plot import UncertaintyPlots

    return UncertaintyPlots(of)


def _text(trace: Trace, language: Literal["sv", "en"] = "en") -> str:
    """Tell the trace as an indented text for a terminal; rules stand as a definition writes them."""
    from .present.trace import text

    return text(trace, language)


setattr(Uncertainty, "plot", property(_pictures))  # noqa: B010
setattr(Trace, "text", _text)  # noqa: B010
