"""Every writer where each call that it makes fails once, and where it is killed there; run by test_faults.py.

usage: python failing_writers.py FOLDER WRITER
Prints the places at which the writer was stopped, and what was otherwise than it should be.
"""

import contextlib
import errno
import os
import shutil
import signal
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import failing
import hemtjanstindex as hti
from hemtjanstindex import cli
from hemtjanstindex.core import whole
from hemtjanstindex.report import job, manifest, orders

NAME = "oppna-jamforelser-2014"


def package(content):
    """Give the files of a package with their manifest."""
    files = {"report.html": content, "data.json": content}
    told = {name: manifest.told(each) for name, each in files.items()}
    made = manifest.Manifest("u", "", 1, {"of": content.decode()}, [], {}, told)
    return {**files, manifest.NAME: made.text()}


def command(*words):
    """Run a command as a terminal does."""
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        status = cli.main([str(word) for word in words])
    if status:
        raise OSError(errno.ENOSPC, f"ended with {status}")


def scores():
    """Give the scores of 2014."""
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


def rank(path):
    """Write a ranking."""
    command("rank", NAME, "-d", NAME, "--top", "3", "--out", path)


def order(path, name):
    """Put together an order's revision, of which one package is made, and what gives it to the customer."""
    folder = path / "A-1/r1"
    folder.mkdir(parents=True)
    job.put(folder / "u-sv", package(b"given"))
    asked = orders.Order("A-1", datetime(2026, 11, 2), "K", "u", ("data",), ("sv",), (), datetime(2026, 12, 1), "once", "")
    if name == "withdraw":
        return lambda: orders.withdraw(path, asked, datetime(2026, 11, 3))
    return lambda: orders.give(orders.Revision("A-1", folder, 1), asked, datetime(2026, 12, 2))


#: What makes a writer of a folder.
WRITERS = {
    "write": lambda folder: lambda: whole.write(folder / "out", b"new" * 100_000),
    "csv": lambda folder: lambda: rank(folder / "out.csv"),
    "json": lambda folder: lambda: rank(folder / "out.json"),
    "xlsx": lambda folder: lambda: rank(folder / "out.xlsx"),
    "plot": lambda folder: lambda: command("plot", "ranking", NAME, "-d", NAME, "--top", "3", "--out", folder / "out.svg"),
    "repaired": lambda folder: lambda: command("validate", NAME, NAME, "--repaired", folder / "out.csv"),
    "table": lambda folder: partial(scores().table.to_csv, folder / "out.csv"),
    "index": lambda folder: partial(scores().index.save, folder / "out.json"),
    "package": lambda folder: lambda: job.put(folder / "out", package(b"new")),
    "give": lambda folder: order(folder, "give"),
    "withdraw": lambda folder: order(folder, "withdraw"),
}


def content(folder):
    """Give the files below a folder and what they hold."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def restore(folder, files):
    """Let a folder hold these files alone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def is_whole(name, found, before, after):
    """Whether all files are there as before or as after, a package's all alike, and nothing beside them."""
    if name == "package":
        return found in (before, after)
    same = all(found.get(each) in (before.get(each), after[each]) for each in after)
    return same and set(found) <= set(before) | set(after)


def failing_once(name, write, folder, call, before, after):
    """Let a call fail at one place after the other. Give the number of places and what was wrong."""
    wrong, place = [], 0
    while True:
        restore(folder, before)
        error = None
        failing.fail(call, place, errno.ENOSPC)
        try:
            write()
        except (hti.Error, OSError) as raised:
            error = raised
        stopped = failing.failed()
        failing.nowhere()
        found = content(folder)
        if not stopped:
            return place, wrong if error is None and found == after else [*wrong, f"{call}: not written"]
        if not is_whole(name, found, before, after):
            wrong.append(f"{call} {place}: {sorted(found)} are left")
        if isinstance(error, hti.Error) and "the disk is full" not in str(error):
            wrong.append(f"{call} {place}: {error}")
        if error is None and found != after:
            wrong.append(f"{call} {place}: not told")
        place += 1


def killed_once(name, write, folder, call, before, after):
    """Kill the process at one place after the other, and do the same again. Give what was wrong."""
    wrong, place = [], 0
    while True:
        restore(folder, before)
        if (child := os.fork()) == 0:
            failing.fail(call, place, 0)
            write()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            return wrong
        assert os.WTERMSIG(status) == signal.SIGKILL
        # What was being written has a name that begins with a point.
        found = {each: data for each, data in content(folder).items() if not Path(each).name.startswith(".hti-")}
        shown = {each: data for each, data in found.items() if not each.startswith(".")}
        kept = {f"out{each.removeprefix('.out-before')}": data for each, data in found.items() if "-before" in each}
        if not is_whole(name, shown or kept, before, after):
            wrong.append(f"killed in {call} {place}: {sorted(found)}")
        write()
        again = {each: data for each, data in content(folder).items() if not Path(each).name.startswith(".hti-")}
        if again != after:
            wrong.append(f"after being killed in {call} {place}: {sorted(again)}")
        place += 1


def main():
    """Try a writer where its output is there already, and where it is not."""
    folder, name = Path(sys.argv[1]), sys.argv[2]
    folder.mkdir()
    write = WRITERS[name](folder)
    given = content(folder)
    write()
    after = content(folder)
    old = {each: data if each in given else b"old" for each, data in after.items()}
    if name == "package":
        old = {f"out/{each}": data for each, data in package(b"old").items()}
    wrong, places = [], 0
    for before in (old, given):
        for call in failing.CALLS:
            number, found = failing_once(name, write, folder, call, before, after)
            places, wrong = places + number, wrong + found + killed_once(name, write, folder, call, before, after)
    print(f"{name}: {places} places", *wrong, sep="\n")


if __name__ == "__main__":
    main()
