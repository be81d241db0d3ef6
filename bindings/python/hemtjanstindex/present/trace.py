"""How a score came about, as an indented text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from .. import _core, words
from ..words import Language, say
from . import numbers, rules

#: Shares of weight that are nearer than this are the same.
NEAR = 1e-12


def text(trace: _core.Trace, language: Language = "en") -> str:
    """Tell a trace and all below it, a line for every node, figure and step."""
    return "".join(f"{line}\n" for line in _lines(trace, language, 0))


def _lines(trace: _core.Trace, language: Language, depth: int) -> Iterator[str]:
    indent = "  " * depth
    told = [f"{_title(trace, language)}  {numbers.number(trace.score, '.2f', language)}"]
    if depth > 0:
        told.append(_weight(trace, language))
    if not trace.indicator:
        told.append(say("trace-coverage", language, share=_percent(trace.coverage, language)))
    if trace.thin:
        told.append("! " + say("trace-thin", language, node=_title(_at(trace, trace.thin), language)))
    yield indent + "   ".join(told)
    if trace.indicator:
        yield f"{indent}    {_figure(trace, language)}"
    for step in trace.steps:
        yield f"{indent}    {_step(step, language)}"
    for child in trace.children:
        yield from _lines(child, language, depth + 1)


def _title(trace: _core.Trace, language: Language) -> str:
    name = trace.name.in_(language)
    return f"{name} [{trace.node}]" if name else trace.node


def _at(trace: _core.Trace, node: str) -> _core.Trace:
    """Give the trace of a node at or below another."""
    if trace.node == node:
        return trace
    return next(_at(child, node) for child in trace.children if _holds(child, node))


def _holds(trace: _core.Trace, node: str) -> bool:
    return trace.node == node or any(_holds(child, node) for child in trace.children)


def _weight(trace: _core.Trace, language: Language) -> str:
    share, here = _percent(trace.weight, language), _percent(trace.used_weight, language)
    if abs(trace.used_weight - trace.weight) > NEAR:
        return say("trace-weight_here", language, share=share, here=here)
    return say("trace-weight", language, share=share)


def _figure(trace: _core.Trace, language: Language) -> str:
    """Say what figure an indicator has, or why it has none, whose it is, and which way is better."""
    raw = (
        say(f"trace-status-{trace.status}", language) if trace.raw != trace.raw else numbers.number(trace.raw, ".10g", language)
    )
    told = [say("trace-raw", language, figure=raw)]
    told += [say(f"trace-origin-{trace.origin}", language)] if trace.origin != "own" else []
    return ", ".join([*told, say(f"trace-direction-{trace.direction}", language)])


def _step(step: _core.TraceStep, language: Language) -> str:
    line = say("trace-rule", language, step=_word("step", step.step, language), rule=rules.rule(step.rule, language))
    if step.input == step.input:
        line += f": {numbers.general(step.input, language)} -> {numbers.general(step.output, language)}"
    elif step.step != "aggregate":
        line += f": {numbers.general(step.output, language)}"
    facts = [f"{_word('fact', name, language)} {numbers.number(value, '.4g', language)}" for name, value in _facts(step)]
    line += f"   [{', '.join(facts)}]" if facts else ""
    return line + (f"   ! {_word('mark', step.mark, language)}" if step.mark else "")


def _facts(step: _core.TraceStep) -> list[tuple[str, float]]:
    """Give what a step rests on, in the core's order."""
    return [(name, math.nan if value is None else value) for name, value in step.to_dict()["facts"].items()]


def _word(kind: str, code: str, language: Language) -> str:
    """Say what the core gives in English, where there is a word for it."""
    message = f"trace-{kind}-{re.sub('[^A-Za-z0-9]+', '_', code)}"
    return say(message, language) if words.known(message, language) else code


def _percent(share: float, language: Language) -> str:
    return numbers.percent(share, language, ".3g") + (" %" if share == share else "")
