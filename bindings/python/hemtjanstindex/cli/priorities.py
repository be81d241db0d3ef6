"""``hemtjanstindex priorities``."""

from __future__ import annotations

import argparse

from .. import _core
from ..explain.priorities import importance
from ..present import output, phrases
from ..present import plans as plan_pages
from ..present import priorities as pages
from . import inputs, plans


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "priorities",
        "tell what to improve first, and what it would give",
        "hemtjanstindex priorities figures.csv --definition my-index.toml --unit 1290 --goal-rank 50",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    parser.add_argument("--unit", required=True, metavar="U", help="code of the unit")
    parser.add_argument("--node", metavar="N", help="the node whose score is to rise (default: the whole index)")
    parser.add_argument("--earlier", metavar="DATA", help="the year before, for a realistic step")
    told = "units with commas between, the best of which is the best (in files; default: all)"
    parser.add_argument("--peers", metavar="U,U", default="", help=told)
    told = "let the effect be the importance for this outcome, e.g. the indicator of overall satisfaction"
    parser.add_argument("--outcome", metavar="N", help=told)
    parser.add_argument("--by", choices=["responsible"], help="part the indicators by who can act")
    parser.add_argument("--top", metavar="K", type=int, default=0, help="show the first K indicators")
    plans.add(parser)
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the indicators alone")


def run(arguments: argparse.Namespace) -> None:
    """Find the priorities and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    earlier = inputs.table_of(arguments, definition, arguments.earlier, partial=True) if arguments.earlier else None
    matter = importance(scores, arguments.outcome) if arguments.outcome else None
    peers = [code for code in arguments.peers.split(",") if code]
    columns = _core.priority_columns(scores, [arguments.unit], arguments.node or "", peers, earlier, matter)
    answering = _core.answering_columns(scores, arguments.unit, arguments.node or "")
    plan = plans.of(scores, arguments)
    wider = plans.wider(scores, arguments, plan) if plan else None
    if not suffix:
        told = pages.page(
            scores,
            columns,
            matter,
            arguments.unit,
            arguments.node,
            arguments.top,
            parted=arguments.by is not None,
            stepwise=arguments.earlier is not None,
            language=arguments.language,
        )
        goal = plan_pages.Goal(arguments.unit, arguments.node, arguments.goal_rank, arguments.cap)
        told += "\n" + plan_pages.page(scores, goal, plan, wider, answering, arguments.language)
        print(told.rstrip("\n"))
        return
    model, language = definition.model, arguments.language
    lists = {"priorities": columns}
    if suffix != ".csv":
        lists |= {"answering": answering} if answering["survey"] else {}
        lists |= {"plan": plan.columns(), "left_out": plan.left_out_columns()} if plan else {}
    asked = {"unit": arguments.unit, "node": arguments.node or model.root, "effect": arguments.outcome or "weight"}
    sheets = phrases.sheets(lists, arguments.out, definition, language)
    output.write(sheets, arguments.out, inputs.provenance(scores, language) | asked, language)
