"""``hemtjanstindex orders``: what has become of orders, and giving them to their customers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..core.errors import DataError, problem
from ..report import orders
from ..report.orders import Order, Revision
from ..words import Language, say
from . import guard, inputs, results

ACTIONS = ("status", "verify", "release", "withdraw")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(subparsers, "orders", "hemtjanstindex orders release orders.csv --out out --order A-17")
    parser.add_argument("action", metavar="ACTION", choices=ACTIONS)
    parser.add_argument("orders", metavar="ORDERS", type=guard.Read)
    parser.add_argument("--out", metavar="DIR", type=guard.Written, required=True)
    parser.add_argument("--order", metavar="ID", action="append", default=[])
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Do what is asked with the orders that are named, or with all."""
    known = {order.id: order for order in orders.read(Path(arguments.orders))}
    if strange := [each for each in arguments.order if each not in known]:
        raise DataError([problem("invalid_parameter", "order-unknown", order=each) for each in strange])
    if arguments.action == "withdraw" and not arguments.order:
        raise DataError([problem("invalid_parameter", "order-needed")])
    chosen = [known[each] for each in arguments.order or known]
    do = {"status": _status, "verify": _verify, "release": _release, "withdraw": _withdraw}[arguments.action]
    failed = False
    for order in chosen:
        for line, good in do(order, Path(arguments.out), arguments.language):
            results.show(line)
            failed |= not good
    if arguments.action == "verify":
        results.show(say("orders-root", arguments.language, digest=orders.root(Path(arguments.out), chosen)))
    if failed:
        raise results.NotMadeError


def _status(order: Order, out: Path, language: Language) -> Iterator[tuple[str, bool]]:
    last = Revision.last(out, order.id)
    state = last.state() if last else "withdrawn" if (out / order.id / orders.WITHDRAWN).exists() else "ordered"
    terms = say(f"orders-terms-{order.terms}", language)
    if order.size:
        terms = say("orders-terms-of", language, terms=terms, size=order.size)
    told, number = say(f"orders-state-{state}", language), str(last.number if last else 0)
    yield say("orders-line-agreed", language, order=order.id, revision=number, told=told, terms=terms), True


def _verify(order: Order, out: Path, language: Language) -> Iterator[tuple[str, bool]]:
    last = Revision.last(out, order.id)
    for number in range(1, (last.number if last else 0) + 1):
        wrong = Revision(order.id, out / order.id / f"r{number}", number).unlike()
        told = say("orders-unlike", language, files=", ".join(wrong)) if wrong else say("orders-alike", language)
        yield say("orders-line", language, order=order.id, revision=str(number), told=told), not wrong


def _release(order: Order, out: Path, language: Language) -> Iterator[tuple[str, bool]]:
    last, now = Revision.last(out, order.id), datetime.now()
    refused = orders.refusal(last, order, now)
    if refused or last is None:
        why, about = refused or ("unmade", "")
        told = say("orders-refused", language, why=say(f"orders-refused-{why}", language, about=about))
    else:
        told = say("orders-given", language, file=orders.give(last, order, now))
    yield say("orders-line", language, order=order.id, revision=str(last.number if last else 0), told=told), not refused


def _withdraw(order: Order, out: Path, language: Language) -> Iterator[tuple[str, bool]]:
    orders.withdraw(out, order, datetime.now())
    yield from _status(order, out, language)
