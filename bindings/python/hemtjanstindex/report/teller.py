"""What tells of an edition: the facts of all its units, as they are asked for."""

from __future__ import annotations

from .. import _core, words
from ..core import definitions
from ..present import climbs, numbers, phrases, readable
from ..words import Language, say
from .edition import Edition, Figures
from .facts import Fact, Facts, Sentence, tell

#: The least that is more than nothing at one decimal.
SEEN = 0.05


class Teller:
    """An edition, and facts of it as they are asked for."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.definition = edition.scores.index.definition
        self.model: _core.Model = self.definition.model
        self.facts = Facts()
        #: What units are called.
        self.kind = readable.kind(self.definition)
        self.ranked = self.count("ranked", edition.ranked, "Ranking.rank")

    @property
    def mark(self) -> Sentence | None:
        """Say that figures are made up, or that the method is a reconstruction; nothing where neither is."""
        mark = readable.mark(self.edition.scores)
        return tell(f"mark-{mark}") if mark else None

    @property
    def title(self) -> Sentence:
        """Name the edition and its period."""
        period = self.edition.scores.table.period
        heading = self.facts.add("edition", self.definition.id, "Definition.title", self.definition.heading)
        if not period or period in self.definition.title.sv:
            return tell("edition", edition=heading)
        told = self.facts.add("period", period, "Table.period", lambda language: readable.period_of(period, language))
        return tell("edition-of", edition=heading, period=told)

    @property
    def foot(self) -> Sentence:
        """Say whose choices the index follows."""
        if self.definition.status in ("own", "reconstruction"):
            return tell("foot", kind=self.kind)
        return tell("foot-definition", definition=self.words("definition", self.definition.id, "Definition.id"))

    @property
    def has_outcomes(self) -> bool:
        """Whether the model tells outcomes from what is done."""
        return any(self.indicator(node).quality == "outcome" for node in self.model.indicators)

    def unit_name(self, unit: str) -> Fact:
        """Give the name of a unit."""
        at = self.edition.at[unit]
        name = self.edition.scores.table.names[at]
        return self.facts.add(f"name.{unit}", name, "Table.names", lambda _: name)

    def node_name(self, node: str) -> Fact:
        """Give the name of a node."""
        return self.facts.add(f"{node}.name", node, "Model", lambda language: readable.title(self.model, node, language))

    def within(self, node: str) -> Fact:
        """Give the name of a node as it stands within a sentence: that of a yes or no, which may be a clause, in quotes."""
        indicator = self.model[node].indicator
        quoted = indicator is not None and indicator.kind == "yes_no"

        def write(language: Language) -> str:
            name = readable.title(self.model, node, language)
            if quoted:
                return say("report-quoted", language, name=name)
            # What Other Words of are capitalised too begins with a capital wherever it stands.
            capitalised = any(word[:1].isupper() and word[1:2].islower() for word in name.split()[1:])
            return name if name[:2].isupper() or capitalised else name[:1].lower() + name[1:]

        return self.facts.add(f"{node}.name", node, "Model", write)

    def count(self, name: str, value: int, rests_on: str) -> Fact:
        """Give a whole number."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.whole(value, language))

    def words(self, name: str, value: str, rests_on: str) -> Fact:
        """Give a text that is the same in every language."""
        return self.facts.add(name, value, rests_on, lambda _: value)

    def few(self, name: str, value: int, rests_on: str) -> Fact:
        """Give a whole number as a sentence has it: in letters up to twelve."""

        def write(language: Language) -> str:
            spelled = 2 <= value <= 12
            return say("report-few", language, number=value) if spelled else numbers.whole(value, language)

        return self.facts.add(name, value, rests_on, write)

    def score(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a score, or a distance between scores."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.score(value, language))

    def signed(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a difference in points with its sign; none where it is 0 as it is shown."""

        def write(language: Language) -> str:
            return numbers.difference(value, language, "+.1f") if abs(value) >= SEEN else numbers.score(0.0, language)

        return self.facts.add(name, value, rests_on, write)

    def rank(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a place."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.general(value, language))

    def places(self, name: str, value: float, rests_on: str) -> Fact:
        """Give places climbed, with their sign."""
        return self.facts.add(name, value, rests_on, lambda language: climbs.places(value, language))

    def number(self, name: str, value: float, rests_on: str, form: str = ".2f") -> Fact:
        """Give a number in a format."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.number(value, form, language))

    def share(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a share in percent, without the sign."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.percent(value, language))

    def group(self, name: str, code: str, rests_on: str) -> Fact:
        """Give a result group as it stands within a sentence."""
        return self.facts.add(name, code, rests_on, lambda language: readable.coded("group", code, language).lower())

    def year(self, name: str, scores: _core.Scores) -> Fact:
        """Give the year of an edition's figures, or what tells them."""
        told = scores.table.period or scores.index.definition.edition
        year = _core.year_in(told)
        return self.facts.add(name, told, "Table.period", lambda _: str(year) if year else told)

    # Figures of indicators.

    def beyond_rounding(self, node: str, before: float, now: float) -> bool:
        """Whether a figure has changed by more than rounding it in both years can make."""
        least = 1.5 * 10.0 ** -self.edition.figures.decimals[node]
        return before != now and (self.indicator(node).kind == "yes_no" or abs(now - before) >= least)

    def indicator(self, node: str) -> _core.Indicator:
        """Give what is known of an indicator."""
        indicator = self.model[node].indicator
        if indicator is None:
            raise KeyError(node)
        return indicator

    def figure(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure as a table has it, with the decimals of its source: 39 %, 14.2, yes."""
        # What no unit has here is somebody else's, as a district's municipality's.
        indicator, decimals = self.indicator(node), self.edition.figures.decimals.get(node, 1)

        def write(language: Language) -> str:
            if indicator.kind == "yes_no":
                return phrases.figure(indicator, value, language)
            return numbers.number(value, f",.{decimals}f", language) + (" %" if indicator.kind == "share" else "")

        return self.facts.add(f"{node}.{name}", value, rests_on, write)

    def mean(self, node: str, name: str = "nation", of: Figures | None = None) -> Fact:
        """Give the mean of an indicator's figures, of this edition or others, to one decimal more than the source."""
        figures = of or self.edition.figures
        return self.average(node, figures.means[node], name, "Profile.raw_reference", figures)

    def average(self, node: str, value: float, name: str, rests_on: str, figures: Figures) -> Fact:
        """Give a mean of an indicator's figures, to one decimal more than their source."""
        indicator = self.indicator(node)

        def write(language: Language) -> str:
            if indicator.kind == "yes_no":
                return phrases.figure(indicator, value, language)
            form = f".{figures.decimals[node] + 1}f"
            return numbers.number(value, form, language) + (" %" if indicator.kind == "share" else "")

        return self.facts.add(f"{node}.{name}", value, rests_on, write)

    def prose(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure as a sentence has it: 39 percent, nine in ten."""
        tenths = self.tenths(node, value)

        def write(language: Language) -> str:
            if tenths:
                return say("report-tenths", language, tenths=tenths)
            bare = self._bare(node, value, language)
            return say("report-percent", language, number=bare) if self.indicator(node).kind == "share" else bare

        return self.facts.add(f"{node}.{name}", value, rests_on, write)

    def bare(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure without its unit, beside another that has it."""
        return self.facts.add(f"{node}.{name}", value, rests_on, lambda language: self._bare(node, value, language))

    def _bare(self, node: str, value: float, language: Language) -> str:
        """Write a figure with the source's decimals, and one that is no share with one at least where it is not whole."""
        indicator = self.indicator(node)
        if indicator.kind == "yes_no" and value not in (0, 1):
            return say("report-percent-yes", language, number=numbers.percent(value, language))
        if indicator.kind == "yes_no":
            return phrases.figure(indicator, value, language)
        decimals = self.edition.figures.decimals[node]
        if indicator.kind != "share" and not value.is_integer():
            decimals = max(decimals, 1)
        return numbers.number(value, f",.{decimals}f", language)

    def tenths(self, node: str, value: float) -> int:
        """Give how many in ten answered so, where that is the figure of a survey to the last digit; 0 where it is not."""
        indicator = self.indicator(node)
        whole = indicator.kind == "share" and indicator.error == "survey" and value % 10 == 0 and 0 < value < 100
        return round(value / 10) if whole else 0

    def claim(self, node: str, value: float, name: str, rests_on: str) -> Sentence:
        """Say a figure in the words of what was asked, as far as words are known."""
        share = self.prose(node, value, name, rests_on)
        form = "tenths" if self.tenths(node, value) else "other"
        if self.worded(node):
            return tell(f"claim-{node}", figure=share, form=form)
        if said := self._said(node):
            return tell("claim-answered", figure=share, said=said)
        return tell("claim-figure", name=self.within(node), figure=share)

    def worded(self, node: str) -> bool:
        """Whether there are words of its own for an indicator, which those of the built-in definitions have."""
        return self.definition.id in definitions.names() and words.known(f"report-claim-{node}", "sv")

    def _said(self, node: str) -> Fact | None:
        """Give what those who were asked said, where the meaning of an indicator tells it: "share who ..."."""
        indicator = self.indicator(node)
        if indicator.kind != "share" or indicator.error != "survey":
            return None
        parts = {}
        for language in words.LANGUAGES:
            meaning, lead = indicator.meaning.in_(language), say("report-claim-lead", language) + " "
            if not meaning.startswith(lead):
                return None
            parts[language] = meaning.removeprefix(lead)
        return self.facts.add(f"{node}.meaning", indicator.meaning.sv, "Model", lambda language: parts[language])

    def amount(self, node: str, value: float, name: str, rests_on: str) -> Sentence | Fact:
        """Give a figure with its unit, for a list of goals: 41 percent, 15 people."""
        if self.indicator(node).kind != "share" and self.worded(node) and words.known(f"report-amount-{node}", "sv"):
            return tell(f"amount-{node}", figure=self.bare(node, value, name, rests_on))
        bare = self.bare(node, value, name, rests_on)
        return tell("percent", number=bare) if self.indicator(node).kind == "share" else bare

    def plain_difference(self, name: str, value: float, node: str) -> Fact:
        """Give a difference of figures with its sign, in the decimals of the source."""
        form = f"+.{self.edition.figures.decimals[node]}f"
        return self.facts.add(
            name, value, "Table.values", lambda language: numbers.difference(value, language, form if value else ".0f")
        )

    def measured(self, node: str) -> Sentence | Fact:
        """Name what a figure counts: the share who feel very safe."""
        return tell(f"measured-{node}") if self.worded(node) else self.within(node)

    def definite(self, node: str) -> Sentence | Fact:
        """Name an indicator as what a sentence is about: safety."""
        return tell(f"definite-{node}") if self.worded(node) else self.within(node)
