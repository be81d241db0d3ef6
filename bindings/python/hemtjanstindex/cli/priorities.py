"""``hemtjanstindex priorities``."""

from __future__ import annotations

import argparse

from .. import _core
from ..explain.priorities import importance
from ..present import plans as plan_pages
from ..present import priorities as pages
from . import guard, inputs, plans, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "priorities", "hemtjanstindex priorities figures.csv --definition my-index.toml --unit 1290 --goal-rank 50"
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--unit", required=True, metavar="U")
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--earlier", metavar="DATA", type=guard.Read)
    parser.add_argument("--peers", metavar="U,U", default="")
    parser.add_argument("--outcome", metavar="N")
    parser.add_argument("--by", choices=["responsible"])
    parser.add_argument("--top", metavar="K", type=inputs.whole(0, inputs.MOST), default=0)
    plans.add(parser)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Find the priorities and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    earlier = inputs.table_of(arguments, definition, arguments.earlier, partial=True) if arguments.earlier is not None else None
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
        results.show(told.rstrip("\n"))
        return
    lists = {"priorities": columns}
    if suffix != ".csv":
        lists |= {"answering": answering} if answering["survey"] else {}
        lists |= {"plan": plan.columns(), "left_out": plan.left_out_columns()} if plan else {}
    node = arguments.node or definition.model.root
    results.write(arguments, lists, scores, unit=arguments.unit, node=node, effect=arguments.outcome or "weight")
