"""What a municipality itself knows of its units, and what is published of it: the made-up editions filled in."""

import functools

import hemtjanstindex as hti
import numpy as np

DEFINITION = hti.load("hemtjanstindex-enhet")
SURVEYED = [node for node in DEFINITION.model.indicators if DEFINITION.model[node].indicator.error == "survey"]


@functools.cache
def units(year):
    """The units of an edition with a share also where it withholds one: whole percents of the answers there are."""
    table = hti.datasets.synthetic_edition(year).units
    random = np.random.default_rng(year)
    values, statuses = table.values.copy(), table.status.copy()
    for i in range(len(table.indicators)):
        withheld = (statuses[:, i] == hti.Status.suppressed) & (table.respondents[:, i] > 0)
        answers = table.respondents[withheld, i].astype(int)
        values[withheld, i] = np.round(100 * random.binomial(answers, np.nanmean(values[:, i]) / 100) / answers)
        statuses[withheld, i] = hti.Status.observed
    return with_values(table, values, statuses)


def with_values(table, values, statuses=None):
    """The table with other values."""
    return hti.Table(
        table.units,
        table.indicators,
        values,
        statuses=table.status if statuses is None else statuses,
        names=table.names,
        groups=table.groups,
        background=table.background,
        respondents=table.respondents,
        population=table.population,
        period=table.period,
    )


def positive(table):
    """How many answered so, in every cell: what its whole percents are of."""
    return np.round(table.respondents * table.values / 100)


@functools.cache
def totals(year):
    """The municipalities' own figures: the mean of their units weighted by answers, in whole percents."""
    table = units(year)
    columns = [table.indicators.index(node) for node in SURVEYED]
    places = np.array(table.groups["kommun"])
    codes = sorted(set(places))
    answers = np.array([np.nansum(table.respondents[np.ix_(places == code, columns)], axis=0) for code in codes])
    yes = np.array([np.nansum(positive(table)[np.ix_(places == code, columns)], axis=0) for code in codes])
    return hti.Table(codes, SURVEYED, np.round(100 * yes / answers), respondents=answers)
