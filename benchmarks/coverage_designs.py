"""Made-up truths like the data: who answers what, and what an index makes of the true figures and of the answers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache, cached_property

import hemtjanstindex as hti
import numpy as np
from numpy.typing import NDArray
from scipy import stats

Numbers = NDArray[np.float64]
UNITS = 20
MIXED = np.geomspace(30, 1000, UNITS).round()
CLIPPED = hti.Method(normalise=hti.MinMax(clip=(2.5, 97.5)))


@cache
def latent_of(phi: float, p: float) -> float:
    """Give the correlation of two normal numbers that are below the same limit with probability p, and go together by phi."""
    limit = stats.norm.ppf(p)
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        both = stats.multivariate_normal.cdf([limit, limit], cov=[[1, middle], [middle, 1]])
        low, high = (middle, high) if both - p * p < phi * p * (1 - p) else (low, middle)
    return low


def answers(p: Numbers, n: Numbers, phi: float, latent: bool, random: np.random.Generator) -> Numbers:
    """Count who says yes of n people to each question, the answers of one person going together by phi.

    Those who answer a question are the first n of the unit's people. Where answers do not follow a latent normal number, there
    are two kinds of people, content and not: each says yes with p + √(phi p (1 - p)) w, where w, of mean 0 and variance 1, is
    the kind's. So every two answers have the correlation phi, whatever their shares, or in a unit whose shares are too far
    apart for that the most that they can have.
    """
    counts = np.empty(p.shape)
    for u, shares in enumerate(p):
        people = int(n[u].max())
        if latent:
            r = latent_of(phi, float(shares[0])) if phi else 0.0
            common = random.standard_normal((people, 1))
            score = math.sqrt(r) * common + math.sqrt(1 - r) * random.standard_normal((people, shares.size))
            yes = score < stats.norm.ppf(shares)
        elif phi:
            unsure = shares[(shares > 0) & (shares < 1)]  # of what all say or none there is nothing to go together
            up, down = np.sqrt(((1 - unsure) / unsure).min(initial=1)), np.sqrt((unsure / (1 - unsure)).min(initial=1))
            step = min(math.sqrt(phi), math.sqrt(up * down))
            content = math.sqrt(up / down)
            kind = np.where(random.random((people, 1)) < 1 / (1 + content**2), content, -1 / content)
            yes = random.random((people, shares.size)) < shares + step * np.sqrt(shares * (1 - shares)) * kind
        else:
            counts[u] = random.binomial(n[u].astype(int), shares)
            continue
        counts[u] = (yes & (np.arange(people)[:, None] < n[u])).sum(axis=0)
    return counts


@dataclass(frozen=True)
class Design:
    """One truth, and how it is asked about and analysed.

    `p` and `n` are (units, questions); `population` how many people could answer; `phi` how answers of one person go together,
    and `rho` what the analysis takes that to be (None: the truth).
    """

    name: str
    p: Numbers
    n: Numbers
    population: Numbers | None = None
    phi: float = 0.0
    rho: float | None = None
    latent: bool = False
    method: hti.Method = field(default_factory=lambda: hti.Method(normalise=hti.Goalposts()))
    frame: str = "frozen"
    note: str = ""

    @property
    def analysed(self) -> float:
        """What the analysis is told of `phi`."""
        return self.phi if self.rho is None else self.rho

    @cached_property
    def model(self) -> hti.Model:
        """Equal weights below one root, all of one survey."""
        share = hti.Indicator(kind="share", error="survey", survey="S", goalposts=(0, 100))
        nodes = [hti.Node(f"x{j}", "index", indicator=share) for j in range(self.p.shape[1])]
        return hti.Model([hti.Node("index"), *nodes], [hti.Survey("S", rho=self.analysed, source="the design")])

    @cached_property
    def truth(self) -> Numbers:
        """True figures in percent; of a known population whole people."""
        return 100 * (self.p if self.population is None else np.round(self.population * self.p) / self.population)

    def counts(self, random: np.random.Generator) -> Numbers:
        """Count who says yes to each question, asked anew."""
        if self.population is None:
            return answers(self.p, self.n, self.phi, self.latent, random)
        yes = np.round(self.truth / 100 * self.population).astype(int)
        return random.hypergeometric(yes, self.population.astype(int) - yes, self.n.astype(int)).astype(float)

    def observed(self, random: np.random.Generator) -> Numbers:
        """Give the figures of one round of questions."""
        return 100 * self.counts(random) / self.n

    def table(self, figures: Numbers) -> hti.Table:
        """Lay out figures with their numbers of answers."""
        ids = [f"x{j}" for j in range(figures.shape[1])]
        return hti.Table([f"u{k}" for k in range(len(figures))], ids, figures, respondents=self.n, population=self.population)

    def fit(self, figures: Numbers) -> hti.Index:
        """Learn an index from figures."""
        return hti.fit(self.model, self.method, self.table(figures))

    def scored(self, index: hti.Index, figures: Numbers) -> Numbers:
        """Score figures; equal up to rounding is equal."""
        return np.round(np.array(index.score(self.table(figures))["index"]), 9)


def published(spread: float, *, clip: bool = True, frame: str = "frozen") -> Design:
    """Take the survey figures of 2014, drawn together to a part of their spread, for true shares, and others as they are."""
    return Municipalities(
        name=f"290, {'clipped' if clip else 'plain'} {frame} frame, spread {spread:g}",
        p=np.empty((0, 0)),
        n=np.empty((0, 0)),
        phi=0.2,
        method=YEAR.method if clip else YEAR.method.replace(normalise=hti.MinMax()),
        frame=frame,
        spread=spread,
    )


YEAR = hti.load("oppna-jamforelser-2014")


@dataclass(frozen=True)
class Municipalities(Design):
    """The tree and the figures of 2014, with answers of 30 to 1,000 people a municipality."""

    spread: float = 1.0

    @cached_property
    def model(self) -> hti.Model:
        """The tree of the edition."""
        return YEAR.model

    @cached_property
    def data(self) -> hti.Table:
        """The edition as published."""
        return hti.datasets.load("oppna-jamforelser-2014")

    @cached_property
    def surveyed(self) -> NDArray[np.bool_]:
        """Which columns are shares of a survey."""
        return np.array([YEAR.model[i].indicator.error == "survey" for i in self.data.indicators])

    @cached_property
    def truth(self) -> Numbers:
        """Published figures, those of surveys drawn together."""
        figures = np.array(self.data.values)
        mean = np.nanmean(figures, axis=0)
        return np.where(self.surveyed, mean + self.spread * (figures - mean), figures)

    @cached_property
    def people(self) -> Numbers:
        """How many answer in each municipality."""
        n = np.geomspace(30, 1000, len(self.data.units)).round()
        return np.random.default_rng(14).permutation(n)

    def observed(self, random: np.random.Generator) -> Numbers:
        """Give the figures of one round of questions."""
        figures = self.truth.copy()
        known = ~np.isnan(figures) & self.surveyed
        shares = np.where(known, figures, 50)[:, self.surveyed] / 100
        n = np.repeat(self.people[:, None], shares.shape[1], axis=1)
        drawn = 100 * answers(shares, n, self.phi, False, random) / n
        figures[:, self.surveyed] = np.where(known[:, self.surveyed], drawn, np.nan)
        return figures

    def table(self, figures: Numbers) -> hti.Table:
        """Lay out figures as the edition has them."""
        n = np.where(self.surveyed, self.people[:, None], np.nan)
        return hti.Table(self.data.units, self.data.indicators, figures, statuses=self.data.status, respondents=n)

    def fit(self, figures: Numbers) -> hti.Index:
        """Learn the index of the edition."""
        return hti.fit(self.model, self.method, self.table(figures))


def equal(p: float, n: float | Numbers, questions: int = 1) -> tuple[Numbers, Numbers]:
    """Give every unit the same share."""
    return np.full((UNITS, questions), p), np.repeat(np.broadcast_to(n, UNITS)[:, None], questions, axis=1).astype(float)


def spaced(low: float, high: float, n: float | Numbers, questions: int = 1) -> tuple[Numbers, Numbers]:
    """Space the true shares evenly, in another order for every question but about the same."""
    p = np.linspace(low, high, UNITS)
    mixed = np.random.default_rng(5).normal(size=(UNITS, questions)) * (high - low) / 20
    return np.clip(p[:, None] + mixed, 0.05, 0.98), equal(0.5, n, questions)[1]


def some_answer_less(n: Numbers) -> Numbers:
    """Let the later of eight questions be answered by down to a quarter of the people."""
    return np.maximum(8, (n * np.linspace(1, 0.25, n.shape[1])).round())


def designs() -> list[Design]:
    """All that coverage is measured for, small ones first."""

    def named(kind: str, shape: tuple[Numbers, Numbers], **rest: object) -> Design:
        return Design(kind, *shape, **rest)  # type: ignore[arg-type]

    small = [
        named("p .7, n 30", equal(0.7, 30)),
        named("p .7, n 60", equal(0.7, 60)),
        named("p .9, n 30", equal(0.9, 30)),
        named("p .97, n 60", equal(0.97, 60)),
        named("p .7, n 30-1000", equal(0.7, MIXED)),
        named("p .9, n 30-1000", equal(0.9, MIXED)),
        named("p .97, n 30-1000", equal(0.97, MIXED)),
        named("p .7, 30 of 50", equal(0.7, 30), population=np.full((UNITS, 1), 50.0)),
        named("p .7, 60 of 90", equal(0.7, 60), population=np.full((UNITS, 1), 90.0)),
        named("p .9, 40 of 60", equal(0.9, 40), population=np.full((UNITS, 1), 60.0)),
        named(
            "p .95, 30-500 of 1.2 n",
            equal(0.95, np.geomspace(30, 500, UNITS).round()),
            population=np.round(1.2 * np.geomspace(30, 500, UNITS).round())[:, None],
        ),
    ]
    for phi, said in ((0.0, "0"), (0.2, ".2"), (0.4, ".4")):
        small.append(named(f"8 questions, phi {said}, p .7, n 60", equal(0.7, 60, 8), phi=phi))
        small.append(named(f"8 questions, phi {said}, p .9, n 30-1000", equal(0.9, MIXED, 8), phi=phi))
    small += [
        named("8 questions, latent, phi .25, p .7, n 60", equal(0.7, 60, 8), phi=0.25, latent=True),
        named("8 questions, latent, phi .2, p .97, n 60", equal(0.97, 60, 8), phi=0.2, latent=True),
        Design(
            "8 questions, fewer and fewer answer, phi .4",
            equal(0.8, 60, 8)[0],
            some_answer_less(equal(0.8, MIXED, 8)[1]),
            phi=0.4,
        ),
        named("8 questions, phi .4 taken for .2", equal(0.7, 60, 8), phi=0.4, rho=0.2, note="wrong rho"),
        named("8 questions, phi .2, spread", spaced(0.6, 0.95, MIXED, 8), phi=0.2),
        named("p .6-.95, n 60", spaced(0.6, 0.95, 60)),
        named("clipped frame, p .8, n 60", equal(0.8, 60), method=CLIPPED),
        named("clipped frame, p .5, n 1000", equal(0.5, 1000), method=CLIPPED),
        named("clipped frame, 4 questions, phi .2", equal(0.8, 60, 4), phi=0.2, method=CLIPPED),
        named("clipped frame, 4 questions, phi .2, spread", spaced(0.6, 0.95, 60, 4), phi=0.2, method=CLIPPED),
        named(
            "refitted plain frame, 4 questions, phi .2", spaced(0.6, 0.9, 60, 4), phi=0.2, method=hti.Method(), frame="refit"
        ),
        named("refitted clipped frame, 4 questions, phi .2", spaced(0.6, 0.9, 60, 4), phi=0.2, method=CLIPPED, frame="refit"),
        named(
            "percentile ranks, 4 questions, phi .2, spread",
            spaced(0.6, 0.95, 60, 4),
            phi=0.2,
            method=hti.Method(normalise=hti.PercentileRank()),
            note="ranks",
        ),
        named(
            "geometric mean, 4 questions, phi .2",
            equal(0.7, 60, 4),
            phi=0.2,
            method=hti.Method(normalise=hti.Goalposts(), aggregate=hti.Geometric(floor=1)),
            note="logarithms",
        ),
    ]
    large: list[Design] = [
        published(1.0),
        published(0.5),
        published(0.0),
        published(0.5, clip=False),
        published(0.5, frame="refit"),
    ]
    return small + large
