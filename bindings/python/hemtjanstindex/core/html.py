"""How results look in a notebook: plain HTML without scripts, so that it survives everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from .. import _core

MOST_ROWS = 10
#: Beside a score that rests on little, and what it means.
THIN = " †"
RESTS = "† rests on little: see Scores.thin"


def _number(value: float, form: str = ".2f") -> str:
    return _core.number_words(value, form)


def _grid(header: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """Give a table; cells are text."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _label(name: _core.Text, node: str) -> str:
    text = str(name)
    return f"{escape(text)} <code>{escape(node)}</code>" if text else f"<code>{escape(node)}</code>"


def model(tree: _core.Model) -> str:
    """Give the tree, each node with its share of its parent."""

    def item(node: str, share: float | None) -> str:
        of = tree[node]
        line = _label(of.name, node) + ("" if share is None else f" · {_number(share, '.1%')}")
        if of.indicator is not None:
            return f"<li>{line} · {of.indicator.direction} is better</li>"
        children = tree.children(node)
        total = sum(tree[child].weight for child in children)
        below = "".join(item(child, tree[child].weight / total) for child in children)
        return f"<li><details open><summary>{line}</summary><ul>{below}</ul></details></li>"

    return f"<ul>{item(tree.root, None)}</ul>"


def definition(of: _core.Definition, title: str) -> str:
    """Give the title, the method and the tree."""
    head = f"<p><b>{escape(title)}</b> {escape(of.edition)}</p>"
    return f"{head}<p><code>{escape(repr(of.method))}</code></p>{model(of.model)}"


def table(of: _core.Table) -> str:
    """Give the first rows, with the reason where there is no value."""
    words = ("", "missing", "not answered", "suppressed", "not applicable")
    rows = [
        [of.units[u], of.names[u], *(words[s] or _number(x, "g") for x, s in zip(of.values[u], of.status[u], strict=True))]
        for u in range(min(MOST_ROWS, len(of)))
    ]
    return _grid(["unit", "name", *of.indicators], rows, repr(of)[5:-1])


def scores(of: _core.Scores) -> str:
    """Give the best units with their scores on every node that is not an indicator."""
    tree = of.index.definition.model
    nodes = [node for node in of.nodes if tree[node].indicator is None]
    columns = of.ranking_columns()
    thin = {node: of.thin(node) for node in nodes}
    row_of = {unit: i for i, unit in enumerate(of.units)}
    rows = []
    for i, unit in enumerate(columns["unit"][:MOST_ROWS]):
        marks = [_number(float(of[node][row_of[unit]])) + (THIN if thin[node][row_of[unit]] else "") for node in nodes]
        rows.append([_number(float(columns["rank"][i]), "g"), unit, columns["name"][i], *marks])
    shown = {row_of[unit] for unit in columns["unit"][:MOST_ROWS]}
    note = f"<p>{RESTS}</p>" if any(thin[node][row] for node in nodes for row in shown) else ""
    return _grid(["rank", "unit", "name", *nodes], rows, repr(of)[5:-1]) + note


def trace(of: _core.Trace) -> str:
    """Give the way of a score, its children folded away."""
    line = f"{_label(of.name, of.node)} <b>{_number(of.score)}</b>"
    line += f" · weight {_number(of.used_weight, '.1%')} · coverage {_number(of.coverage, '.0%')}"
    if of.thin:
        line += f" · rests on little: <code>{escape(of.thin)}</code>"
    if of.indicator:
        raw = of.status if of.raw != of.raw else _number(of.raw, "g")
        origin = "" if of.origin == "own" else f", {of.origin}"
        line += f" · raw {escape(raw)}{origin}, {of.direction} is better"
    rows = []
    for step in of.steps:
        facts = ", ".join(f"{name} {_number(value, '.4g')}" for name, value in step.facts.items())
        rows.append([step.step, step.rule, _number(step.input, ".4f"), _number(step.output, ".4f"), facts, step.mark])
    steps = _grid(["step", "rule", "from", "to", "by", "mark"], rows)
    below = "".join(f"<li>{trace(child)}</li>" for child in of.children)
    return f"<details><summary>{line}</summary>{steps}<ul>{below}</ul></details>"
