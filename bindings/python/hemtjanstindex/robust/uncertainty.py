"""How sure scores and ranks are when weights and choices could have been others."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, SupportsIndex, SupportsInt

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import correlations
from ..core._thin import marks
from ..core.columns import ResultColumns, Streamed
from ..core.errors import caution
from ..core.index import Index
from ..core.table import Table
from . import executors
from .pictures import Pictures
from .progress import telling
from .question import Question
from .rank_sets import RankSets, sampled
from .vary import Source, listed

if TYPE_CHECKING:
    import pandas as pd

    from .executors import Executor


Whole = SupportsInt | SupportsIndex


class Dominance(NamedTuple):
    """How often one unit stood above another."""

    above: float
    """Share of the replicates in which it did, of those in which both have a score."""
    tie: float
    """Share in which neither did."""
    mc_error: float
    """What the number of replicates leaves of `above`: one standard error."""
    replicates: int
    """Replicates in which both have a score."""


class Uncertainty(_core.Uncertainty, Streamed):
    """Scores and ranks of one table over many replicates of its index; made by `uncertainty`.

    Ranks are among the units of the table, by the method's rule for ties. Intervals are *simulation intervals*: they hold that
    share of the replicates, and promise nothing about a truth behind them.

    A result can be extended by more replicates, merged with others of the same question, and pickled: whatever its history, the
    same replicates give the same bytes.
    """

    def __init__(self, made: _core.Uncertainty, question: Question) -> None:
        super().__init__(made)
        self.question = question

    if TYPE_CHECKING:
        # The package gives this property: pictures are drawn from results, which cannot know of them.
        @property
        def plot(self) -> Pictures:
            """Pictures: ``plot.ranks()``, ``plot.probabilities()``, ``plot.dominance(units)``."""

    def extend(
        self,
        n: int,
        *,
        threads: int = 0,
        executor: Executor | None = None,
        mc_error: float = 0.0,
        progress: bool | Callable[[int], object] = False,
    ) -> Uncertainty:
        """Run n replicates more, and give the result over all: what one run of as many gives, to the byte.

        For the parameters see `uncertainty`; `progress` is told of the replicates of this call.
        """
        wanted = self.n + n
        with telling(progress, n) as tell:
            if executor is None:
                made = Uncertainty(self.extended(n, threads, mc_error, tell), self.question)
            else:
                made = executors.extended(self, n, executor, mc_error, tell)
        if made.n < wanted and not (mc_error > 0 and made.precise(mc_error)):
            warnings.warn(caution("stopped-replicates", done=made.n, wanted=wanted), stacklevel=2)
        if made.n_failed > self.n_failed:
            warnings.warn(caution("failed-replicates", failed=made.n_failed, done=made.n), stacklevel=2)
        return made

    def part(self, first: Whole, last: Whole, threads: Whole = 0) -> Uncertainty:
        """Give the answer of replicates [first, last) alone, to be merged with others."""
        return Uncertainty(super().part(first, last, threads), self.question)

    def restored(self, counts: bytes) -> Uncertainty:
        """Give the result of the same question that `to_bytes` wrote.

        Raises
        ------
        DataError, MethodError
            Where these are no counts, or counts of another question.
        """
        return Uncertainty(super().restored(counts), self.question)

    def merge(self, other: Uncertainty) -> Uncertainty:
        """Give the result over the replicates of both.

        Raises
        ------
        MethodError
            Where the two answer different questions, or a replicate is in both.
        """
        return Uncertainty(self.merged(other), self.question)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the question and what was counted."""
        return _answered, (self.question, self.to_bytes())

    @cached_property
    def index(self) -> Index:
        """The index that was varied."""
        return Index(super().index)

    @cached_property
    def table(self) -> Table:
        """The table that was scored."""
        return Table(super().table)

    def ranks(self, level: float = 0.9, node: str | None = None) -> pd.DataFrame:
        """Give the spread of every unit's rank.

        Parameters
        ----------
        level : float, optional
            Of the simulation interval, between 0 and 1.
        node : str, optional
            A node that was followed; the first one by default.

        Returns
        -------
        pandas.DataFrame
            In the order of the table: ``unit``, ``name``, ``rank`` (as it is, nothing varied), ``mean``, ``sd``, ``median``,
            ``low``, ``high``, ``mc_error`` (standard error of the mean that the number of replicates leaves), the same of
            the median and the ends (``median_error``, ``low_error``, ``high_error``), and ``expected`` (mean rank where units
            that tie share the mean of their places). NaN for a unit that no replicate ranks. ``thin`` as in a ranking: what
            makes the score rest on little as it is.

        Raises
        ------
        ModelError, MethodError
            Where the node was not followed, or the level is no share.
        """
        return data_frame(self.rank_columns(level, node or ""))

    def _shown(self) -> ResultColumns:
        return self.rank_columns(0.9, "")

    def scores(self, level: float = 0.9, node: str | None = None) -> pd.DataFrame:
        """Give the spread of every unit's score; for the parameters and errors see `ranks`.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``name``, ``score`` (as it is), ``mean``, ``sd``, ``median``, ``low``, ``high``, their errors as in
            `ranks`, ``p_scored`` (share of the replicates in which there is a score), and ``thin``. Median and interval
            are read from bins of width `bin_width`, interpolated.
        """
        return data_frame(self.score_columns(level, node or ""))

    def p_rank(self, unit: str, node: str | None = None) -> pd.DataFrame:
        """Give the share of the replicates in which a unit has each rank.

        Returns
        -------
        pandas.DataFrame
            ``rank``, ``p`` and its ``mc_error``; the shares add up to 1 over the replicates in which the unit has a score. Over
            5,000 units ranks are counted in at most 512 bins; ``rank`` is then the last of each.

        Raises
        ------
        DataError, ModelError
            Where there is no such unit, or the node was not followed.
        """
        return data_frame(self.rank_share_columns(unit, node or ""))

    def p_top(self, k: int = 10, node: str | None = None) -> pd.DataFrame:
        """Give the share of the replicates in which each unit is ranked k or better.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``name``, ``p`` (of all replicates that did not fail), ``mc_error`` and ``thin``, highest first.

        Raises
        ------
        MethodError
            Above 5,000 units, for a `k` over 128 whose rank is counted together with the next.
        """
        return data_frame(self.top_columns(k, node or "")).sort_values("p", ascending=False, kind="stable", ignore_index=True)

    def p_group(self, node: str | None = None) -> pd.DataFrame:
        """Give the share of the replicates in which each unit is in each result group, by the cut-offs of the index.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``name``, ``high``, ``above``, ``near``, ``below``, ``low``, of all replicates that did not fail, and
            ``mc_error``, the largest of theirs, and ``thin``.
        """
        return data_frame(self.group_columns(node or ""))

    def p_above(self, a: str, b: str, node: str | None = None) -> Dominance:
        """Tell how often one unit stood above another.

        Raises
        ------
        DataError
            Where the pair was not among the ``pairs`` asked for.
        """
        return Dominance(*self.above(a, b, node or ""))

    def rank_sets(
        self,
        level: float = 0.95,
        simultaneous: bool = False,
        *,
        n: int = 1000,
        node: str | None = None,
        progress: bool | Callable[[int], object] = False,
    ) -> RankSets:
        """Give confidence sets for ranks, from the sampling error among the sources alone; see `hemtjanstindex.rank_sets`.

        Raises
        ------
        MethodError
            Where no `vary.sampling` is among the sources.
        """
        node = node or self.nodes[0]
        with telling(progress, len(self.table.units), "units") as tell:
            found = _core.rank_sets_of(self, level, simultaneous, n, node, tell)
        told = sampled(self.index, self.table, node, self.question.sampled(), n, self.seed, self.question.frame)
        return RankSets(found, self.table.units, self.table.names, level, simultaneous, *told, self.thin(node))

    def indistinguishable(self, level: float = 0.95, *, n: int = 1000, node: str | None = None) -> pd.DataFrame:
        """Give the units that each cannot be told apart from by its sampling error; see `RankSets.indistinguishable`."""
        return self.rank_sets(level, simultaneous=True, n=n, node=node).indistinguishable()

    @property
    def alternatives(self) -> pd.DataFrame:
        """The alternatives of all choices with their probabilities: ``source``, ``rule``, ``p``."""
        return data_frame(self.alternative_columns())

    @property
    def failures(self) -> pd.DataFrame:
        """Replicates that gave no scores: ``reason`` and how many ``replicates``."""
        return data_frame(self.failure_columns())

    @property
    def n_failed(self) -> int:
        """Number of replicates that gave no scores."""
        return sum(self.failure_columns()["replicates"])

    def provenance(self) -> dict[str, Any]:
        """Tell where the result comes from: the index, the table, what varied, replicates and seed."""
        scored: dict[str, Any] = self.index.score(self.table, indicators=False).provenance()
        return (
            scored
            | {"varied": self.sources(), "replicates": self.n, "failed": self.n_failed, "seed": self.seed}
            | {"frame": self.frame}
            | ({"error": self.error, "correlation": correlations(self.surveys)} if self.error else {})
        )

    @property
    def surveys(self) -> list[_core.Survey]:
        """The surveys with two questions or more, and the `rho` by which their errors were drawn; none without sampling."""
        return self.question.surveys()

    def thin(self, node: str | None = None) -> list[str]:
        """Tell which units' scores on a node that was followed rest on little as they are; see `Scores.thin`.

        Raises
        ------
        ModelError
            Where the node is not in the model.
        """
        return marks(self.index, self.table, node or self.nodes[0])

    def __repr__(self) -> str:
        """Name the replicates, the nodes and the definition."""
        return f"<hti.Uncertainty: {self.n} replicates of {', '.join(self.nodes)} by {self.index.definition.id}>"


def _answered(question: Question, counts: bytes) -> Uncertainty:
    """Give the result of a question that was counted before."""
    return Uncertainty(question.unanswered(), question).restored(counts)


def uncertainty(
    index: _core.Index,
    table: _core.Table,
    vary: Source | Sequence[Source],
    *,
    n: int = 10_000,
    seed: int = 1,
    nodes: str | Sequence[str] | None = None,
    pairs: Sequence[tuple[str, str]] = (),
    reference: _core.Table | None = None,
    frame: Literal["frozen", "refit"] = "frozen",
    mc_error: float = 0.0,
    threads: int = 0,
    executor: Executor | None = None,
    progress: bool | Callable[[int], object] = False,
) -> Uncertainty:
    """Score and rank a table many times over while the sources vary.

    Replicate k draws the same whatever else is done: the bytes of the result depend on the seed, never on the number of
    threads. Sources without spread give the base result to the bit.

    Parameters
    ----------
    index : Index
        What is varied.
    table : Table
        What is scored and ranked. Choices are fitted anew, so with them it, or its reference, must be the table that the index
        was fitted to.
    vary : Source or sequence of Source
        See `hemtjanstindex.vary`.
    n : int, optional
        Replicates, at most 100 million.
    seed : int, optional
        What they are drawn by.
    nodes : str or sequence of str, optional
        Nodes whose scores and ranks are followed, no indicators; the root by default.
    pairs : sequence of (str, str), optional
        Units asked about: how often is the first above the second?
    reference : Table, optional
        Whom ranks are places among, drawn in the same replicate: one more than the number of its units that are better. Needed
        for another table than the index was fitted to; that table itself asks for ranks among its own units.
    frame : {"frozen", "refit"}, optional
        What figures that vary are normalised by: what the index has learnt of them as they are, or what it would learn of them
        as they are drawn, which is slower. Choices of a step are fitted to figures as they are.
    mc_error : float, optional
        Stop before `n` as soon as the Monte Carlo error of every unit's mean rank at the first node is no larger. It is looked
        at after 2,000 replicates and then after each quarter more, so where a run stops depends on nothing else.
    threads : int, optional
        0: as many as the machine has. With an executor each of its tasks has one thread.
    executor : concurrent.futures.Executor or distributed.Client, optional
        Who runs the replicates: a pool of threads or processes, MPI, Dask. Not where a rule is a Python function.
    progress : bool or callable, optional
        True shows a bar; a function is told how many replicates are done.

    Returns
    -------
    Uncertainty
        Ctrl-C ends the run, and so does a process pool that loses a worker; what is done by then is kept, with a warning that
        says so.

    Raises
    ------
    MethodError, ModelError, DataError
        Listing every fault: sources that touch nothing or contradict each other, unknown nodes and units, parameters out of
        range.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> hti.uncertainty(index, table, hti.vary.weights(0.25), n=1000)
    <hti.Uncertainty: 1000 replicates of index by oppna-jamforelser-2014>
    """
    sources = listed(vary)
    followed = (nodes,) if isinstance(nodes, str) else tuple(nodes or ())
    question = Question(index, table, sources, seed, followed, tuple((a, b) for a, b in pairs), reference, frame)
    unanswered = Uncertainty(question.unanswered(), question)
    return unanswered.extend(n, threads=threads, executor=executor, mc_error=mc_error, progress=progress)
