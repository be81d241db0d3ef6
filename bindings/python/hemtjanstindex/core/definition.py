"""Definitions: read from files, built in, or made of a model and a method."""

from __future__ import annotations

import os
from functools import cached_property

from .. import _core
from ..words import Language, say
from . import html
from .errors import DataError, problem
from .model import Model


class Definition(_core.Definition):
    """Model and method under a name: what a definition file holds.

    Parameters
    ----------
    id : str
        Identifier.
    model : Model
        What is measured.
    method : Method, optional
        How it is combined.
    edition, status : str, optional
        Which edition it is, and whose ("own", "reconstruction", ...).
    title, description : Text or str, optional
        What it is called and what it says.
    columns : Columns, optional
        Which columns of a data file hold units, names, groups and background variables.
    """

    @cached_property
    def model(self) -> Model:
        """What is measured."""
        return Model(super().model)

    def heading(self, language: Language = "sv") -> str:
        """Give the title to print, or the id where there is none; a reconstruction says so."""
        return heading(self, language)

    def _repr_html_(self) -> str:
        return html.definition(self, self.heading())


def heading(definition: _core.Definition, language: Language) -> str:
    """Give the title of a definition to print, or its id where it has none; a reconstruction says so."""
    title = definition.title.in_(language) or definition.id
    return say("reconstruction", language, title=title) if definition.status == "reconstruction" else title


def weighed_by(
    definition: _core.Definition, respondents: _core.Table, *, group: str = "", equal_voice: bool = False
) -> Definition:
    """Give a definition the weights that respondents gave: of every node with a column, the mean of its column.

    Nodes without a column keep their weight. A method that weighs by another rule than `Given` does not use them.

    Parameters
    ----------
    definition : Definition
        Whose weights they are.
    respondents : Table
        One row a person, one column a node, every cell filled in and not negative; of a node's children either all have a
        column or none.
    group : str, optional
        Group variable of the respondents' subgroups; it needs `equal_voice`.
    equal_voice : bool, optional
        Means are those of the subgroups' means, whatever their size.

    Returns
    -------
    Definition
        The same but for its weights.

    Raises
    ------
    DataError
        Listing every fault: a column of no node, siblings of which some have no column, a cell without a weight, children that
        nobody gave any, a group that is not there.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> d = hti.weighed_by(hti.load("hemtjanstindex-2025"), hti.datasets.respondents(), group="grupp", equal_voice=True)
    >>> round(d.model["information"].weight, 2)
    15.92
    """
    return Definition(_core.weighed_by(definition, respondents, group=group, equal_voice=equal_voice))


def load(name: str | os.PathLike[str], *, allow_outside: bool = False) -> Definition:
    """Load a definition.

    Parameters
    ----------
    name : str or path
        Name of a built-in definition (see `hemtjanstindex.definitions.names`), or path of a ``.toml`` file.
    allow_outside : bool, optional
        Whether the files that it names, to extend them or for respondents, may lie outside its folder.

    Returns
    -------
    Definition

    Raises
    ------
    ModelError, MethodError, DataError
        Listing every fault with its line and column.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> hti.load("oppna-jamforelser-2014").edition
    '2014'
    """
    text = os.fspath(name)
    if text.lower().endswith((".csv", ".xlsx")):
        raise DataError([problem("wrong_file_type", "no-definition-file", file=text)])
    if not isinstance(name, str) or text.endswith(".toml") or os.path.dirname(text):
        return Definition(_core.read_definition(text, allow_outside))
    return Definition(_core.load_definition(text))
