"""Attackers of withheld figures: what can be told of them from everything that is published, by trying every possibility.

Nothing here knows how the library chooses. A town is a list of units with `n` answers, `k` of them positive; what is published
are the numbers of answers, the shares of the units that are shown, and totals. Attackers know shown shares and totals to the
last answer, which is more than rounded figures tell.

* An outsider tries all whole numbers that add up to the totals (`sums`).
* An insider is a unit that knows its own number besides (`insider`).
* Whoever knows the rule runs the library on each of these and keeps those that it would have published in the same way
  (`published_alike`): an outsider or an insider with one more thing to go by.
* `programme` is an integer programme over several years, groups and roundings at once.
"""

import itertools

import hemtjanstindex as hti
import highspy
import numpy as np

MODEL = hti.Model(
    [
        hti.Node("index"),
        hti.Node("q", "index", indicator=hti.Indicator(kind="share", error="survey", goalposts=(0, 100))),
    ]
)


class Town:
    """Units of one municipality, some of which are suppressed at source, in groups whose totals are known too."""

    def __init__(self, n, k, groups=None, at_source=()):
        self.n, self.k = np.asarray(n), np.asarray(k)
        self.groups = np.asarray(["a"] * len(self.n) if groups is None else groups)
        self.at_source = np.isin(np.arange(len(self.n)), at_source)

    def __len__(self):
        return len(self.n)


def table(towns, period=""):
    """All units of all towns as one table: a town's units have codes of its number."""
    n = np.concatenate([town.n for town in towns]).astype(float)
    k = np.concatenate([town.k for town in towns])
    gone = np.concatenate([town.at_source for town in towns])
    return hti.Table(
        [f"{t}-{u}" for t, town in enumerate(towns) for u in range(len(town))],
        ["q"],
        np.where(gone, np.nan, 100 * k / n)[:, None],
        statuses=np.where(gone, int(hti.Status.suppressed), 0)[:, None],
        respondents=n[:, None],
        groups={
            "kommun": [str(t) for t, town in enumerate(towns) for _ in range(len(town))],
            "regi": [group for town in towns for group in town.groups],
        },
        period=period,
    )


def totals(towns, decimals=None, within=False):
    """The towns' own figures, and those of their groups, exact or rounded."""
    codes, n, k = [], [], []
    for t, town in enumerate(towns):
        parts = {str(t): np.full(len(town), True)}
        if within:
            parts |= {f"{t}/{group}": town.groups == group for group in np.unique(town.groups)}
        for code, of in parts.items():
            codes.append(code)
            n.append(float(town.n[of].sum()))
            k.append(town.k[of].sum())
    shares = 100 * np.array(k) / np.array(n)
    shares = shares if decimals is None else np.round(shares, decimals)
    return hti.Table(codes, ["q"], shares[:, None], respondents=np.array(n)[:, None])


class Published:
    """What `hti.suppress` makes of towns, by town: what is hidden, why, and whether the total may not be published."""

    def __init__(self, towns, given=None, of=None, **options):
        self.suppressed = hti.suppress(table(towns) if of is None else of, MODEL, given, **options)
        first = np.concatenate([[0], np.cumsum([len(town) for town in towns])])
        shown = self.suppressed.table.values[:, 0]
        rows = {unit: row for row, unit in enumerate(self.suppressed.table.units)}
        why = np.full(len(shown), "", dtype=object)
        exposed = np.full(len(shown), False)
        self.low, self.high, self.insider = (np.full(len(shown), np.nan) for _ in range(3))
        cells = self.suppressed.withheld
        at = np.array([rows[unit] for unit in cells["unit"]], dtype=int)
        why[at], exposed[at] = cells["why"], cells["exposed"]
        self.low[at], self.high[at], self.insider[at] = cells["low"], cells["high"], cells["insider"]
        self.towns = [
            {
                "hidden": np.flatnonzero(np.isnan(shown[a:b])),
                "why": tuple(why[a:b]),
                "exposed": exposed[a:b],
                "insider": self.insider[a:b],
            }
            for a, b in itertools.pairwise(first)
        ]


def sums(n, groups, k):
    """Every way in which hidden units can have positive answers so that each group's add up to what they do."""
    ways = np.zeros((1, 0), dtype=np.int32)
    left = {group: int(k[groups == group].sum()) for group in np.unique(groups)}
    used = {group: np.zeros(1, dtype=np.int32) for group in left}
    for u, group in enumerate(groups):
        rest = int(n[u + 1 :][groups[u + 1 :] == group].sum())
        steps = np.arange(n[u] + 1, dtype=np.int32)
        after = used[group][:, None] + steps
        keep = (after <= left[group]) & (after + rest >= left[group])
        row, step = np.nonzero(keep)
        ways = np.column_stack([ways[row], steps[step]])
        used = {name: so_far[row] for name, so_far in used.items()}
        used[group] = after[row, step]
    return ways


def number_of_ways(n):
    """No more than so many ways there are."""
    return np.prod(np.sort(n)[:-1] + 1.0)


def widths(ways, n):
    """How far apart the least and the greatest share of each unit are, in percentage points."""
    return 100 * (ways.max(axis=0) - ways.min(axis=0)) / n


def insider(ways, n, k, own):
    """Widths for a unit that knows its own number; its own is no secret to it."""
    left = widths(ways[ways[:, own] == k[own]], n)
    left[own] = np.inf
    return left


def by_any_insider(ways, n, k):
    """The least width that any of the hidden units leaves of each other one."""
    if len(n) == 1:
        return widths(ways, n)
    return np.min([insider(ways, n, k, own) for own in range(len(n))], axis=0)


def published_alike(town, hidden, ways, marks=False, **options):
    """The ways that the library would publish in the same way: the rule is run on every one of them.

    With `marks` it is also known whether the total may be published.
    """
    all_of = []
    for way in ways:
        k = town.k.copy()
        k[hidden] = way
        all_of.append(Town(town.n, k, town.groups, np.flatnonzero(town.at_source)))
    within = options.pop("within", ())
    of = [town, *all_of]
    given = totals(of, within=bool(within)) if town.at_source.any() else None
    first, *others = Published(of, given, within=within, **options).towns
    told = [
        first["why"] == other["why"] and (not marks or first["exposed"].any() == other["exposed"].any()) for other in others
    ]
    return ways[np.array(told)]


class Programme:
    """Whole numbers of positive answers, and sums of them that are known between limits; HiGHS."""

    def __init__(self, n):
        self.n = np.asarray(n)
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        for most in self.n:
            self.solver.addVar(0.0, float(most))
        for u in range(len(self.n)):
            self.solver.changeColIntegrality(u, highspy.HighsVarType.kInteger)

    def know(self, members, low, high):
        """Know that the members' positive answers add up to something between two limits."""
        members = np.asarray(members, dtype=np.int32)
        between = float(np.ceil(low - 1e-6)), float(np.floor(high + 1e-6))
        self.solver.addRow(*between, len(members), members, np.ones(len(members)))

    def know_share(self, members, share, decimals):
        """Know a share of the members' answers as it was rounded."""
        answers = self.n[members].sum()
        half = 0.5 * 10.0**-decimals
        self.know(members, answers * (share - half) / 100, answers * (share + half) / 100)

    def know_own(self, unit, number):
        """Know a unit's own number; None: no more."""
        low, high = (0.0, float(self.n[unit])) if number is None else (float(number), float(number))
        self.solver.changeColBounds(unit, low, high)

    def limits(self, unit):
        """Find the least and the greatest number that a unit can have."""
        ends = []
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            every = np.arange(len(self.n), dtype=np.int32)
            self.solver.changeColsCost(len(every), every, (every == unit) * 1.0)
            self.solver.changeObjectiveSense(sense)
            self.solver.run()
            assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            ends.append(round(self.solver.getObjectiveValue()))
        return ends

    def width(self, unit):
        """Give how far apart these are, in percentage points."""
        low, high = self.limits(unit)
        return 100 * (high - low) / self.n[unit]
