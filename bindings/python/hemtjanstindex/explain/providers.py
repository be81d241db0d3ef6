"""One municipality's units and private providers beside each other, and what is withheld before they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import _core
from ..core._pandas import data_frame
from ..core.answers import Providers
from ..core.columns import ResultColumns
from ..core.index import Scores
from ..core.table import Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Providers", "Suppression", "providers", "suppress"]


class Suppression(NamedTuple):
    """A table fit to be published, and what is no longer in it.

    Attributes
    ----------
    table : Table
        The figures that may be shown.
    withheld : pandas.DataFrame
        One row per withheld figure: ``unit``, ``indicator``, ``why`` (few_answers, no_count, at_source, complementary,
        elsewhere). The rest is for the one who withholds, and not for publication: ``low`` and ``high`` (between which it may
        still lie for all that is shown), ``insider`` (percent of the range that the figure of any other withheld unit leaves
        to that unit itself), ``exposed`` (the total tells an outsider or an insider more than it may, though every unit's
        figure is withheld, and should not be published).
    """

    table: Table
    withheld: pd.DataFrame


def suppress(
    units: _core.Table,
    model: _core.Model | _core.Definition,
    totals: _core.Table | None = None,
    *,
    threshold: float = 30,
    width: float = 20,
    rounding: float = 0.5,
    by: str = "kommun",
    insider: float = 10,
    within: Sequence[str] = (),
    beside: Sequence[_core.Table] = (),
) -> Suppression:
    """Withhold figures with too few answers, and as many others as it takes to protect them.

    Whoever knows the number of answers of every unit and the municipality's own figure, their mean weighted by answers, can
    work out what the withheld figures add up to. Further ones are withheld so that this leaves each an interval of at least
    `width`, and of `insider` to a unit that knows its own figure, whatever the figures were before they were rounded. Which
    they are follows from numbers of answers, totals and what is shown, so that the choice itself tells nothing. Fit and score
    with the table that this gives, so that no withheld figure enters a score, a rank or a scale.

    Parameters
    ----------
    units : Table
        All units of the municipalities, with numbers of answers. A figure of a survey (the indicator's ``error``) without one
        is withheld, with all others of the indicator in the municipality; what else has none is left as it is.
    model : Model or Definition
        Says what range an indicator has.
    totals : Table, optional
        The municipalities' own figures, by the codes that `units` has in the group `by`; with `within`, those of the groups
        by codes such as ``X245/privat``. Where there is none it is taken from the units that have a value.
    threshold : float
        Figures with fewer answers are withheld; 0: none, with or without a number.
    width : float
        Percent of an indicator's range, percentage points of a share, that must stay possible.
    rounding : float
        Percent of the range by which shown figures and totals may be rounded.
    by : str
        The group variable whose totals are known; "": none are.
    insider : float
        Percent of the range that must stay possible for a unit that knows its own figure.
    within : sequence of str
        Group variables whose totals within `by` are known too, alone and together: public and private, say, or districts.
    beside : sequence of Table
        Tables, suppressed, that the figures of this one are made of: single years where this one pools them. What is withheld
        in one of them is withheld here.

    Returns
    -------
    Suppression

    Raises
    ------
    DataError, MethodError
        Where there is no such group variable, figures contradict each other (a total of fewer answers than its units have, or
        of a value that they cannot have; a figure of no answers), or an option makes no sense.
    """
    table, withheld = suppression_columns(units, model, totals, threshold, width, rounding, by, insider, within, beside)
    return Suppression(table, data_frame(withheld))


def suppression_columns(
    units: _core.Table,
    model: _core.Model | _core.Definition,
    totals: _core.Table | None,
    threshold: float,
    width: float = 20,
    rounding: float = 0.5,
    by: str = "kommun",
    insider: float = 10,
    within: Sequence[str] = (),
    beside: Sequence[_core.Table] = (),
) -> tuple[Table, ResultColumns]:
    """Withhold figures, without pandas; see `suppress`."""
    plain = model.model if isinstance(model, _core.Definition) else model
    table, withheld = _core.suppress(units, plain, totals, threshold, width, rounding, by, insider, list(within), list(beside))
    return Table(table), withheld


def providers(
    scores: _core.Scores,
    municipality: str,
    *,
    by: str = "kommun",
    kind: str | None = "regi",
    first: str | None = None,
    second: str | None = None,
    threshold: float = 30,
) -> Providers:
    """Compare the units and private providers of one municipality with each other.

    Parameters
    ----------
    scores : Scores
        Scores of all units, fitted to and made from a table that `suppress` gave.
    municipality : str
        Its label in the group `by`.
    by : str
        The group variable that says where a unit is.
    kind : str, optional
        The group variable whose labels are shown side by side; None: none.
    first, second : str, optional
        The sub-indices of the matrix; by default the index's two.
    threshold : float
        No figure with fewer answers, and none of a survey without a number, may be in the table; 0: any.

    Returns
    -------
    Providers
        With fewer than five units there are no ranks, lines and fields.

    Raises
    ------
    DataError, MethodError, ModelError
        Where there is no such group, municipality or sub-index, or figures with too few answers, or an unknown number of them,
        are in the table.
    """
    found = provider_columns(scores, municipality, by, kind, first, second, threshold)
    frames = {name: data_frame(found[name]) for name in ("units", "kinds", "differences")}
    return Providers(**found | frames | {"scores": Scores(found["scores"])})


def provider_columns(
    scores: _core.Scores,
    municipality: str,
    by: str,
    kind: str | None,
    first: str | None,
    second: str | None,
    threshold: float,
) -> dict[str, Any]:
    """Compare providers without pandas; see `providers`."""
    found = dict(_core.provider_columns(scores, municipality, by, kind or "", first or "", second or "", threshold))
    names = {"first": found["first"], "second": found["second"]}
    names |= {f"{axis}_{what}": f"{what}_{node}" for axis, node in names.items() for what in ("rank", "thin")}
    for table in ("units", "kinds"):
        columns = found[table] if kind else found[table].without("kind")
        found[table] = columns.renamed(names | {"kind": kind or ""})
    found["units"]["field"] = [names.get(field, "" if field == "none" else field) for field in found["units"]["field"]]
    return found
