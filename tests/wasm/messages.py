"""Write what fluent.runtime makes of every message, for sample arguments, as JSON: `messages.mjs` compares."""

from __future__ import annotations

import itertools
import json
import sys
from importlib.resources import files

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from hemtjanstindex import words


class Samples(Visitor):
    """The values that each variable of a message is tried with: those that choose, or else text as a person may write it."""

    def __init__(self) -> None:
        self.of: dict[str, list[str | int]] = {}

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        """Try text with what a pattern could take for its own, and letters of both languages."""
        self.of.setdefault(node.id.name, [f'<{node.id.name}> {{ "ö" }}, 12,5 %'])

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:  # noqa: N802
        """Try every branch."""
        keys = [variant.key for variant in node.variants]
        plural = any(isinstance(key, fluent.NumberLiteral) or key.name in ("one", "other") for key in keys)
        chosen: list[str | int] = [0, 1, 2, 12, 1000] if plural else [*(key.name for key in keys), "else"]
        if isinstance(node.selector, fluent.VariableReference):
            self.of[node.selector.id.name] = chosen
        self.generic_visit(node)


def cases() -> list[dict[str, object]]:
    """Give every message of both languages with every combination of its samples."""
    found: list[dict[str, object]] = []
    for language in words.LANGUAGES:
        for file in sorted(files(words).joinpath(language).iterdir(), key=lambda file: file.name):
            for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
                if not isinstance(entry, fluent.Message):
                    continue
                samples = Samples()
                samples.visit(entry)
                for values in itertools.product(*samples.of.values()):
                    arguments = dict(zip(samples.of, values, strict=True))
                    text = words.say(entry.id.name, language, **arguments)
                    found.append({"language": language, "id": entry.id.name, "arguments": arguments, "text": text})
    return found


if __name__ == "__main__":
    json.dump(cases(), sys.stdout, ensure_ascii=False)
