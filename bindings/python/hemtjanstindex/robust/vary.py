"""What can be uncertain about an index: the sources that `hemtjanstindex.uncertainty` varies."""

from __future__ import annotations

import math
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from .. import _core
from ..core.table import Table

__all__ = ["Source", "choice", "drop", "noise", "read", "rounding", "sampling", "weights", "weights_from"]


ChoiceStep = Literal["treat", "normalise", "missing", "constant", "weight", "aggregate", "rescale", "method", "table"]


@dataclass(frozen=True, repr=False)
class Source(ABC):
    """A source of uncertainty; results call it by its `name`."""

    def __post_init__(self) -> None:
        """Keep parameters as plain numbers and tuples, which can be compared and hashed."""
        for field in fields(self):
            object.__setattr__(self, field.name, _plain(getattr(self, field.name)))

    def __repr__(self) -> str:
        """Write it as it would be called."""
        given = [(f.name, getattr(self, f.name)) for f in fields(self) if getattr(self, f.name) != f.default]
        return f"hti.vary.{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given)})"

    @abstractmethod
    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        """Give the parameters as the compiled part takes them, for an index."""


def _plain(value: Any) -> Any:
    """Give numbers of numpy as Python's own, and sequences as tuples."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return tuple(map(_plain, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


def listed(vary: Source | Sequence[Source]) -> tuple[Source, ...]:
    """Give one source or several as a tuple.

    Raises
    ------
    TypeError
        For anything else.
    """
    given = (vary,) if isinstance(vary, (Source, str)) else tuple(vary)
    for source in given:
        if not isinstance(source, Source):
            raise TypeError(f"what varies is told by sources of hemtjanstindex.vary, not by {source!r}")
    return given


def _listed(values: Sequence[Any] | str | int) -> tuple[Any, ...]:
    """One value or several."""
    return (values,) if isinstance(values, (str, int)) else tuple(values)


@dataclass(frozen=True, repr=False)
class weights(Source):
    """Relative noise on the weights; siblings are combined by their shares of what was drawn, and a weight of 0 stays 0.

    Parameters
    ----------
    spread : float, optional
        From 0 to 1; see `distribution`.
    levels : int or sequence of int, optional
        Nodes whose weights vary, by height (indicators are level 1).
    nodes : str or sequence of str, optional
        And by id. Without levels and nodes all weights vary.
    distribution : {"uniform", "dirichlet"}, optional
        Uniform: each weight is multiplied by 1 + spread (2 u - 1), u uniform in (0, 1); `spread` is half the relative width.
        Dirichlet: each is multiplied by g / a, g from the gamma distribution of shape a = n s / spread**2, where s is the
        weight's share of its parent and n the number of siblings with weight. So a share s has the mean s and the standard
        deviation sqrt(s (1 - s) / (n / spread**2 + 1)); `spread` is the coefficient of variation of g for a weight of average
        size, and 1 with equal weights makes every division as likely as any other.
    name : str, optional
        What results call this source.
    """

    spread: float = 0.25
    levels: Sequence[int] | int = ()
    nodes: Sequence[str] | str = ()
    distribution: Literal["uniform", "dirichlet"] = "uniform"
    name: str = "weights"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        listed = {"levels": _listed(self.levels), "nodes": _listed(self.nodes)}
        return {"name": self.name, "spread": self.spread, "distribution": self.distribution} | listed


@dataclass(frozen=True, repr=False)
class weights_from(Source):
    """Bootstrap of the people who gave the weights.

    As many are drawn from them with replacement, and every weight is multiplied by the mean of what those drawn gave over the
    mean of what all gave. Where the weights of the definition are those means, as in hemtjanstindex, the drawn means take
    their place. Where they are rounded, adjusted or set otherwise they stay what is varied around, and the respondents say
    only how firm they are. Nodes without a column keep their weight.

    Parameters
    ----------
    respondents : Table
        One row a person, one column a node, every cell filled in and not negative; see `hemtjanstindex.datasets.respondents`.
    nodes : str or sequence of str, optional
        Whose weights vary; all columns by default.
    group : str, optional
        Group variable of the table: people are drawn within each of its subgroups, whose sizes stay.
    equal_voice : bool, optional
        Means are those of the subgroups' means, whatever their size.
    name : str, optional
        What results call this source.
    """

    respondents: _core.Table
    nodes: Sequence[str] | str = ()
    group: str = ""
    equal_voice: bool = False
    name: str = "respondents"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        given = {"respondents": self.respondents, "nodes": _listed(self.nodes)}
        return {"name": self.name, "group": self.group, "equal_voice": self.equal_voice} | given


@dataclass(frozen=True, repr=False)
class choice(Source):
    """One of several rules for a step, drawn anew for every replicate.

    Every alternative is fitted once, to the figures as they are; alternatives that cannot be fitted count as failed replicates
    with their reason.

    Parameters
    ----------
    step : {"treat", "normalise", "missing", "constant", "weight", "aggregate", "rescale", "method", "table"}
        What is chosen for. Imputation is a rule for what is missing; "method" is all steps at once, and "table" the figures
        that they begin with.
    alternatives : sequence
        Rules as `Method` takes them for that step; whole methods, which rank by the index's rule for ties; or tables with
        their gaps filled or prepared otherwise, of the same units in the same order. For "missing" a dict by status: statuses
        not in it keep the index's rules.
    p : sequence of float, optional
        Their probabilities, relative to each other; equal by default.
    at : str or int, optional
        The node or level that is chosen for, for "treat", "normalise", "weight" and "aggregate"; all nodes by default.
        Elsewhere the index's own rules hold.
    name : str, optional
        What results call this source; the step by default.
    """

    step: ChoiceStep
    alternatives: Sequence[Any]
    p: Sequence[float] = ()
    at: str | int | None = None
    name: str = ""

    def __post_init__(self) -> None:
        """Tell a wrong step at once."""
        super().__post_init__()
        if self.step not in get_args(ChoiceStep):
            raise ValueError(f"step must be one of {', '.join(get_args(ChoiceStep))}, but is {self.step!r}")

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        whole = self.step in ("method", "table")
        kept = index.definition.method.missing if self.step == "missing" else {}
        rules: list[Any] = [{**kept, **rule} if isinstance(rule, Mapping) else rule for rule in self.alternatives]
        given = [rule if whole else _core.Method(**{self.step: rule}) for rule in rules]
        chosen = {"step": self.step, "alternatives": given, "at": self.at}
        return {"name": self.name, "p": [float(x) for x in self.p]} | chosen


@dataclass(frozen=True, repr=False)
class sampling(Source):
    """Sampling error of observed figures of indicators with ``error = "survey"``, by the number of those who answered.

    A share with n answers, k of them positive, has the posterior Beta(k + 1/2, n - k + 1/2) of Jeffreys' prior; of a known
    population those who did not answer are drawn beta-binomial, so that a figure of everybody has no error. Other kinds, and
    shares without counts, are normal with the table's standard error. It is random error only: that those who did not answer
    may think otherwise is not in it. Registers, reviews, facts, imputed and penalised cells have none, nor what another table
    chosen fills in; frames stay as fitted.

    Parameters
    ----------
    rho : float, optional
        Correlation of the errors of one survey within a unit, from 0 to 1 (Gaussian copula), for all surveys in place of what
        the definition states of each (see `Survey`). Where it states nothing of a survey with two questions, it must be given.
    respondents : float, optional
        Number of answers assumed for shares without counts, which are an error without it.
    standard_error : float, optional
        Standard error assumed for other kinds without one, in their own unit.
    name : str, optional
        What results call this source.
    """

    rho: float | None = None
    respondents: float | None = None
    standard_error: float | None = None
    name: str = "sampling"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        assumed = {"rho": self.rho, "respondents": self.respondents, "standard_error": self.standard_error}
        return {"name": self.name} | {key: math.nan if x is None else x for key, x in assumed.items()}


@dataclass(frozen=True, repr=False)
class rounding(Source):
    """What was lost when figures were printed with few digits: uniform between half a step below and above.

    Parameters
    ----------
    step : float, optional
        What figures were rounded to, in their own unit; 1 for whole percents.
    indicators : str or sequence of str, optional
        All shares by default.
    name : str, optional
        What results call this source.
    """

    step: float = 1.0
    indicators: Sequence[str] | str = ()
    name: str = "rounding"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        return {"name": self.name, "step": self.step, "indicators": _listed(self.indicators)}


@dataclass(frozen=True, repr=False)
class noise(Source):
    """An error of that standard deviation in the observed cells of some indicators, independent from cell to cell.

    Parameters
    ----------
    indicators : str or sequence of str
        Whose figures vary; they stay within the indicators' allowed ranges, and frames stay as fitted.
    sd : float
        Standard deviation in the indicators' own unit.
    distribution : {"normal", "uniform"}, optional
        Its form.
    name : str, optional
        What results call this source.
    """

    indicators: Sequence[str] | str
    sd: float
    distribution: Literal["normal", "uniform"] = "normal"
    name: str = "noise"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        return {"name": self.name, "indicators": _listed(self.indicators), "sd": self.sd, "distribution": self.distribution}


@dataclass(frozen=True, repr=False)
class drop(Source):
    """Nodes left out: their siblings take over their weight. A node whose children are all left out has no score.

    Parameters
    ----------
    nodes : sequence of str
        In every replicate one of them is left out, each as likely.
    p : float, optional
        Instead, each is left out on its own with this probability.
    name : str, optional
        What results call this source.
    """

    nodes: Sequence[str] | str
    p: float | None = None
    name: str = "drop"

    def _parameters(self, index: _core.Index) -> dict[str, Any]:
        return {"name": self.name, "nodes": _listed(self.nodes), "p": self.p}


def read(path: str | os.PathLike[str], *, allow_outside: bool = False) -> list[Source]:
    """Read what varies from the ``[[vary]]`` tables of a TOML file.

    Parameters
    ----------
    path : path-like
        Each table has a ``kind``, the name of a source, and its parameters; rules of a choice are written as in definitions.
        The ``respondents`` of "weights_from" are a CSV file beside the file, with a column for each of ``nodes``, one for
        ``group`` and one for the person, by default ``respondent`` (``unit``).
    allow_outside : bool, optional
        Whether the files of respondents may lie outside its folder.

    Returns
    -------
    list of Source
        In the order of the file.

    Raises
    ------
    DataError, MethodError
        Listing every fault with line and column.
    """
    kinds: dict[str, Callable[..., Source]] = {
        kind.__name__: kind for kind in (weights, weights_from, choice, sampling, rounding, noise, drop)
    }
    sources: list[Source] = []
    for kind, given in _core.read_vary(os.fspath(path), allow_outside):
        values: dict[str, Any] = {key: tuple(x) if isinstance(x, list) else x for key, x in given.items()}
        if kind == "weights_from":
            values["respondents"] = Table(given["respondents"])
        sources.append(kinds[kind](**values))
    return sources
