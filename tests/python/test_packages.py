"""Packages: whole or not at all, redone only where what they rest on has changed, and the same bytes however they were made."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import replace

import hemtjanstindex as hti
import pytest
import reference
from hemtjanstindex import cli
from hemtjanstindex.report import account, job, manifest, package, workers, write
from hemtjanstindex.report.edition import Edition
from small_report import small

UNITS = [f"clinic {i}" for i in range(10)]
NAME = "oppna-jamforelser-2014"


def jobs(out, scores, units=None, language="sv", products=("report", "data")):
    return write.jobs_of(Edition(scores), units, out, language, products)


def made(out, scores=None, **asked):
    scores = scores or small()
    return write.run(Edition(scores), jobs(out, scores, **asked))


def content(folder):
    """Every file below a folder, but what a killed process left beside its place."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    }


def test_everything_that_a_package_rests_on_has_words_for_its_change(tmp_path, monkeypatch):
    made(tmp_path, units="clinic 2", products=("members",))
    scores = small()
    asked = jobs(tmp_path, scores, "clinic 2", products=("members",))
    there = manifest.read(asked[0].folder)
    # What folders of units and districts rest on is told of no others.
    rests_on = {**there.rests_on, "providers": "", "districts": ""}
    monkeypatch.setattr(job, "rests_on", lambda edition, of: rests_on)
    said = {"sv": set(), "en": set()}
    for name in rests_on:
        changed = replace(there, rests_on={**rests_on, name: "another"})
        monkeypatch.setattr(manifest, "read", lambda folder, changed=changed: changed)
        for language, lines in said.items():
            told = account.planned(Edition(scores), asked, language)[0]
            assert told.startswith(f"{asked[0].path}: ")
            lines.add(told)
    assert len(said["sv"]) == len(said["en"]) == len(rests_on)
    assert not said["sv"] & said["en"]


def test_a_package_has_its_files_facts_and_manifest(tmp_path):
    made(tmp_path, units="clinic 2")
    folder = tmp_path / "clinic 2-sv"
    files = {each.name: each.read_bytes() for each in folder.iterdir()}
    products = {"clinic 2-report.html", "clinic 2-report.pdf", "clinic 2-data.xlsx"}
    assert set(files) == {*products, "facts.json", "manifest.json"}
    told = json.loads(files.pop("manifest.json"))
    assert (told["unit"], told["order"], told["marks"]) == ("clinic 2", "", [])
    assert set(told["files"]) == set(files)
    for name, content in files.items():
        assert told["files"][name]["sha256"] == hashlib.sha256(content).hexdigest()
        assert told["files"][name]["bytes"] == len(content)
    with zipfile.ZipFile(io.BytesIO(files["clinic 2-data.xlsx"])) as packed:
        parts = {name: hashlib.sha256(packed.read(name)).hexdigest() for name in packed.namelist()}
    assert told["files"]["clinic 2-data.xlsx"]["parts"] == parts
    facts = {each["id"]: each for each in json.loads(files["facts.json"])}
    assert facts["in_time.own"]["value"] == 66
    # 66 of 60 to 87, no, and 28 days of 30 to 21: (6/27 + 0 + 2/9) / 3.
    assert facts["score"]["value"] == pytest.approx(100 * (6 / 27 + 2 / 9) / 3, abs=1e-9)
    assert facts["score"]["texts"] == [{"sv": "14,8", "en": "14.8"}]


def test_parts_within_parts_are_told_by_their_content():
    """The workbook in a slide's chart: packed more or less tightly, its parts are the same."""

    def packed(level):
        inner, outer = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as file:
            file.writestr(zipfile.ZipInfo("a.xml"), b"<a/>" * 1000, zipfile.ZIP_DEFLATED, level)
        with zipfile.ZipFile(outer, "w") as file:
            file.writestr(zipfile.ZipInfo("chart.xlsx"), inner.getvalue())
        return manifest.told(outer.getvalue())

    loose, tight = packed(1), packed(9)
    assert loose["sha256"] != tight["sha256"]
    assert loose["parts"] == tight["parts"] == {"chart.xlsx/a.xml": hashlib.sha256(b"<a/>" * 1000).hexdigest()}


def test_what_stands_is_left_and_what_changed_is_redone_with_why(tmp_path):
    first = made(tmp_path)
    assert Counter(first.made.values()) == {"new": 10}
    before = content(tmp_path)
    again = made(tmp_path)
    assert (again.made, again.failed) == ({}, {})
    assert content(tmp_path) == before

    # One cell of one unit: its mean and so what all are compared with, and its score and so everybody's surroundings.
    changed = made(tmp_path, small([(3, 0, 70)]))
    assert {job.unit: why for job, why in changed.made.items()} == {
        unit: "own" if unit == "clinic 3" else "figures" for unit in UNITS
    }
    assert all(content(tmp_path)[name] != told for name, told in before.items() if name.endswith("manifest.json"))
    made(tmp_path)
    assert content(tmp_path) == before

    (tmp_path / "clinic 4-sv" / "clinic 4-report.html").write_text("by hand")
    (tmp_path / "clinic 5-sv" / "facts.json").unlink()
    assert {job.unit: why for job, why in made(tmp_path).made.items()} == {"clinic 4": "files", "clinic 5": "files"}
    assert content(tmp_path) == before

    fewer = made(tmp_path, units="clinic 6", products=("report",))
    assert list(fewer.made.values()) == ["products"]
    assert not list((tmp_path / "clinic 6-sv").glob("*.xlsx"))
    earlier = write.run(Edition(small(), small(period="2019")), jobs(tmp_path, small(), units="clinic 1"))
    assert list(earlier.made.values()) == ["earlier"]


def test_another_version_of_the_program_or_its_libraries_makes_anew(tmp_path, monkeypatch):
    made(tmp_path, units="clinic 2")
    monkeypatch.setattr(manifest, "package", lambda: "other words")
    assert list(made(tmp_path, units="clinic 2").made.values()) == ["package"]
    monkeypatch.setattr(manifest, "libraries", lambda: {"typst": "99"})
    assert list(made(tmp_path, units="clinic 2").made.values()) == ["libraries"]


def test_the_program_is_known_by_every_file_that_words_and_pages_come_from():
    names = {path for path, _ in manifest._files(manifest.files("hemtjanstindex"), "")}
    assert {"/report/templates/report.typ", "/words/sv/report.ftl", "/report/pages/plan.py", "/present/tokens.json"} <= names
    assert not any("__pycache__" in name for name in names)


def test_a_folder_that_is_somebodys_is_left(tmp_path):
    (tmp_path / "clinic 1-sv").mkdir()
    (tmp_path / "clinic 1-sv" / "letter.docx").write_text("mine")
    made(tmp_path, units="clinic 2")
    (tmp_path / "clinic 2-sv" / "notes.txt").write_text("mine")
    failed = made(tmp_path, units=["clinic 1", "clinic 2", "clinic 3"]).failed
    assert [job.unit for job in failed] == ["clinic 1", "clinic 2"]
    assert all(error.problems[0].message_id == "others-files" for error in failed.values())
    assert (tmp_path / "clinic 1-sv" / "letter.docx").read_text() == "mine"
    assert (tmp_path / "clinic 2-sv" / "notes.txt").read_text() == "mine"


def test_processes_write_the_same_bytes(tmp_path):
    scores = small()
    asked = {"products": ("report", "slides", "data", "start"), "language": "both"}
    write.run(Edition(scores), jobs(tmp_path / "one", scores, **asked), 1)
    done = write.run(Edition(scores), jobs(tmp_path / "two", scores, **asked)[::-1], 2)
    assert len(done.made) == 20
    assert content(tmp_path / "one") == content(tmp_path / "two")


def broken(report, language):
    if "clinic 3" in report.title.text(language):
        raise ZeroDivisionError("a fault of ours")
    return b""


def test_one_that_fails_is_told_by_name_and_the_rest_goes_on(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(package.WRITERS, "html", broken)
    done = made(tmp_path, products=("report",))
    assert [(job.unit, str(error)) for job, error in done.failed.items()] == [("clinic 3", "a fault of ours")]
    assert len(done.made) == 9
    assert not (tmp_path / "clinic 3-sv").exists()
    with pytest.raises(ZeroDivisionError):
        hti.report(small(), out=tmp_path)

    monkeypatch.setitem(package.WRITERS, "html", lambda report, language: 1 / 0)
    asked = ["report", NAME, "-d", NAME, "--unit", "1290", "--unit", "1280", "--jobs", "1", "--out", str(tmp_path / "b")]
    assert cli.main(asked) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "packages made: 0; as they were: 0; failed: 2",
        "1290-sv: not made: ZeroDivisionError: division by zero",
        "1280-sv: not made: ZeroDivisionError: division by zero",
    ]


def work(state, task):
    if task == "dies":
        os._exit(9)
    if task == "fails":
        raise KeyError(state)
    return os.getpid(), state + task


def test_a_process_that_dies_is_told_with_its_task_and_replaced():
    tasks = [*"abc", "dies", *"def", "fails", "dies", *"gh"]
    done = list(workers.shared(work, "s", tasks, 2))
    assert sorted(task for task, _ in done) == sorted(tasks)
    failed = Counter(type(of.error).__name__ for _, of in done if isinstance(of, workers.Failure))
    assert failed == {"DiedError": 2, "FaultError": 1}
    results = {task: of for task, of in done if not isinstance(of, workers.Failure)}
    assert {task: of[1] for task, of in results.items()} == {each: f"s{each}" for each in "abcdefgh"}
    assert os.getpid() not in {of[0] for of in results.values()}


DIES_AT_ONCE = """
if __name__ != "__main__":
    raise SystemExit(3)  # as one that is killed before it has read what it is given
from hemtjanstindex.report import workers


def work(state, task):
    return task


for task, done in workers.shared(work, "s" * 1_000_000, "abc", 2):
    print(task, repr(done.error))
"""


def test_a_process_that_dies_before_it_begins_hangs_nobody(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(DIES_AT_ONCE, encoding="utf-8")
    told = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert sorted(told.stdout.splitlines()) == [f"{task} DiedError(3)" for task in "abc"]


RUN = """
import sys
from pathlib import Path
from hemtjanstindex.report import write
from hemtjanstindex.report.edition import Edition
from small_report import small
if __name__ == "__main__":
    scores = small()
    print("ready", flush=True)
    done = write.run(Edition(scores), write.jobs_of(Edition(scores), None, Path(sys.argv[1]), "sv", ("report", "data")), 2)
    print(len(done.made), len(done.failed))
"""


def start(script, out):
    environment = {**os.environ, "PYTHONPATH": f"{os.environ.get('PYTHONPATH', '')}:{reference.ROOT / 'tests/python'}"}
    running = subprocess.Popen(
        [sys.executable, str(script), str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert running.stdout.readline() == "ready\n"
    return running


#: Two processes, each at work on something that takes long.
LONG = """
import sys
import time
from pathlib import Path

from hemtjanstindex.report import workers


def do(folder, task):
    Path(folder, f"begun-{task}").touch()
    time.sleep(20)
    Path(folder, f"done-{task}").touch()


if __name__ == "__main__":
    print("ready", flush=True)
    list(workers.shared(do, sys.argv[1], [1, 2], 2))
"""


def test_nobody_works_on_for_one_who_was_killed(tmp_path):
    script = tmp_path / "long.py"
    script.write_text(LONG)
    with start(script, tmp_path) as running:
        while len(list(tmp_path.glob("begun-*"))) < 2:
            assert running.poll() is None
            time.sleep(0.05)
        running.kill()
        # Whoever works for it holds its output, which ends with the last of them.
        running.stdout.read()
    assert list(tmp_path.glob("done-*")) == []


def test_killed_at_any_point_it_goes_on_to_the_same_bytes(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(RUN)
    began = time.monotonic()
    with start(script, tmp_path / "whole") as whole:
        assert whole.stdout.read() == "10 0\n"
    lasted = time.monotonic() - began
    draw = random.Random(1)
    kills, redone = 0, 0
    stood = {}
    while kills < 20:
        with start(script, tmp_path / "killed") as running:
            time.sleep(draw.uniform(0.2, 1) * lasted)
            running.kill()
            told = running.stdout.read()  # to its end, which is that of the last who worked for it
        kills += running.returncode == -signal.SIGKILL
        there = {file: file.stat().st_mtime_ns for file in (tmp_path / "killed").glob("[!.]*/manifest.json")}
        redone += sum(there.get(file) != when for file, when in stood.items())
        stood = there
        if told:
            # All was made: begin anew, as there is nothing left to be killed at.
            assert content(tmp_path / "killed") == content(tmp_path / "whole")
            for file in sorted((tmp_path / "killed").rglob("*"), reverse=True):
                file.rmdir() if file.is_dir() else file.unlink()
            stood = {}
    with start(script, tmp_path / "killed") as last:
        last.stdout.read()
    assert last.returncode == 0
    assert content(tmp_path / "killed") == content(tmp_path / "whole")
    assert redone == 0


def test_the_command_makes_all_and_tells_how_many_and_why(tmp_path, capsys):
    asked = [
        "report",
        NAME,
        "-d",
        NAME,
        "--unit",
        "1290",
        "--unit",
        "1280",
        "--products",
        "data",
        "--jobs",
        "2",
        "--out",
        str(tmp_path),
    ]
    assert cli.main(asked) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(tmp_path / f"{unit}-sv" / f"{unit}-data.xlsx") for unit in ("1290", "1280")]
    assert told.err == "packages made: 2 (new: 2); as they were: 0; failed: 0\n"
    (tmp_path / "1280-sv" / "facts.json").unlink()
    assert cli.main([*asked, "--language", "sv"]) == 0
    assert capsys.readouterr().err == "gjorda paket: 1 (filer inte som de skrevs: 1); som de var: 1; misslyckade: 0\n"


def test_what_the_gate_finds_is_told_and_kept(tmp_path, monkeypatch, capsys):
    html = package.WRITERS["html"]
    monkeypatch.setitem(package.WRITERS, "html", lambda report, language: html(report, language) + b"<script></script>")
    asked = ["report", NAME, "-d", NAME, "--unit", "1290", "--jobs", "1", "--language", "en", "--out", str(tmp_path)]
    assert cli.main(asked) == 1
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "packages made: 1 (new: 1); as they were: 0; failed: 0",
        "1290-en: not to be released: faults: 1, the first: 1290-report.html: script",
    ]
    assert json.loads((tmp_path / "1290-en" / "manifest.json").read_bytes())["checks"]["runs"] == ["1290-report.html: script"]
