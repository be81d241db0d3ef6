"""Orders: read with every fault, made in any order to the same bytes, corrected by revisions, given only when they may be."""

from __future__ import annotations

import json
import random
import zipfile
from datetime import datetime

import hemtjanstindex as hti
import pytest
from hemtjanstindex import cli
from hemtjanstindex.report import orders, package, write
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.gate import html
from small_report import small
from test_packages import content

HEAD = "order;received;customer;unit;products;languages;recipients;release\n"
ROWS = [
    "A-2;2026-11-02;Region Ö;clinic 2;data report;sv en;;2026-12-01T09:00\n",
    "A-1;2026-11-02;Klinik Ett;clinic 1;notice data;sv;Ada Ek|Bo Ask;2026-12-01T09:00\n",
    "B-1;2026-11-01;Klinik Ett;clinic 1;data;en;;2026-12-01T09:00\n",
]
BEFORE, AFTER = datetime(2026, 11, 30), datetime(2026, 12, 2)


def file_of(folder, rows=ROWS):
    path = folder / "orders.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8-sig")
    return path


def made(out, scores=None, rows=ROWS, shard=(1, 1)):
    edition = Edition(scores or small())
    jobs = orders.jobs_of(edition, orders.read(file_of(out.parent, rows)), out)
    done = write.run(edition, jobs[shard[0] - 1 :: shard[1]])
    assert (done.failed, done.faults) == ({}, {})
    return {job.path: why for job, why in done.made.items()}


def order(path, name):
    return next(each for each in orders.read(path) if each.id == name)


def refused(out, name, at=AFTER, rows=ROWS):
    found = orders.refusal(orders.Revision.last(out, name), order(file_of(out.parent, rows), name), at)
    return found and found[0]


def test_what_is_wrong_with_orders_is_all_told(tmp_path):
    path = file_of(
        tmp_path,
        [
            "A 1;2026-11-02;K;clinic 1;report;sv;;2026-12-01\n",
            "A-1;yesterday;K;clinic 1;papyrus;sv;;2026-12-01\n",
            "A-2;2026-11-02;K;clinic 1;notice;sv;;2026-12-01\n",
            "A-2;2026-11-02;K;clinic 1;report;;;2026-12-01\n",
            "A-3;2026-11-02;K;clinic 1;report;sv;;2026-12-01\n",
            "A-3;2026-11-02;K;clinic 1;report;sv;;2026-12-01\n",
        ],
    )
    with pytest.raises(hti.DataError) as raised:
        orders.read(path)
    told = [(each.arguments["row"], each.arguments["message"].id) for each in raised.value.problems]
    assert told == [
        ("2", "order-id"),
        ("3", "order-time"),
        ("3", "no-product"),
        ("4", "order-recipients"),
        ("5", "no-language"),
        ("7", "order-twice"),
    ]
    path.write_text("order;unit\nA-1;clinic 1\n", encoding="utf-8")
    with pytest.raises(hti.DataError, match="orders need a column 'received'"):
        orders.read(path)


def test_first_come_first_made_and_shuffling_and_shards_change_no_byte(tmp_path):
    first = made(tmp_path / "one")
    assert list(first) == [
        "B-1/r1/clinic 1-en",
        "A-1/r1/clinic 1-sv",
        "A-1/r1/notice-1-sv",
        "A-1/r1/notice-2-sv",
        "A-2/r1/clinic 2-sv",
        "A-2/r1/clinic 2-en",
    ]
    assert set(first.values()) == {"new"}
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    assert shuffled != ROWS
    made(tmp_path / "two", rows=shuffled)
    third = [made(tmp_path / "three", shard=(i, 3)) for i in (3, 1, 2)]
    assert sum(map(len, third)) == 6
    assert content(tmp_path / "one") == content(tmp_path / "two") == content(tmp_path / "three")
    assert made(tmp_path / "one") == {}


def test_manifests_name_orders_and_nobody_and_notices_their_recipient(tmp_path):
    made(tmp_path / "out")
    for name in ("A-1/r1/notice-1-sv", "A-1/r1/notice-2-sv", "A-1/r1/clinic 1-sv"):
        text = (tmp_path / "out" / name / "manifest.json").read_text(encoding="utf-8")
        assert json.loads(text)["order"] == "A-1"
        assert not any(person in text for person in ("Ada", "Ek", "Bo Ask", "Klinik Ett"))
    notice = (tmp_path / "out" / "A-1/r1/notice-1-sv/clinic 1-notice.html").read_text(encoding="utf-8")
    assert "Ada Ek" in notice
    assert "Bo Ask" not in notice
    assert not any(f"clinic {i}" in notice for i in range(10) if i != 1)


def test_another_recipient_makes_that_notice_anew_alone(tmp_path):
    made(tmp_path / "out")
    rows = [row.replace("Bo Ask", "Cy Bok") for row in ROWS]
    assert made(tmp_path / "out", rows=rows) == {"A-1/r1/notice-2-sv": "embargo"}


def test_what_is_released_is_packed_once_its_time_has_come(tmp_path):
    out = tmp_path / "out"
    assert refused(out, "A-2") == "unmade"
    made(out)
    assert refused(out, "A-2", BEFORE) == "embargo"
    assert refused(out, "A-1", BEFORE) is None
    one = order(file_of(tmp_path), "A-1")
    last = orders.Revision.last(out, "A-1")
    early = orders.give(last, one, BEFORE)
    with zipfile.ZipFile(last.folder / early) as packed:
        assert {name.split("/")[0] for name in packed.namelist()} == {"notice-1-sv", "notice-2-sv"}
    assert last.state() == "notified"
    late = orders.give(last, one, AFTER)
    with zipfile.ZipFile(last.folder / late) as packed:
        names = packed.namelist()
        assert {name.split("/")[0] for name in names} == {"clinic 1-sv", "notice-1-sv", "notice-2-sv"}
        for name in names:
            assert packed.read(name) == (last.folder / name).read_bytes()
    assert last.state() == "released"
    first = (last.folder / late).read_bytes()
    orders.give(last, one, AFTER)
    assert (last.folder / late).read_bytes() == first
    assert last.unlike() == []
    (last.folder / late).write_bytes(first + b"x")
    assert last.unlike() == [late]


def test_what_is_faulty_changed_made_up_or_withdrawn_is_not_released(tmp_path, monkeypatch):
    out = tmp_path / "out"
    made(out, small(period="synthetic 2020"))
    assert refused(out, "A-2") == "made_up"
    made(out)
    assert refused(out, "A-2") is None
    (out / "A-2/r1/clinic 2-sv/clinic 2-report.html").write_text("by hand")
    assert refused(out, "A-2") == "unlike"
    plain = package.WRITERS["html"]
    monkeypatch.setitem(package.WRITERS, "html", lambda report, language: plain(report, language) + b"<script></script>")
    edition = Edition(small())
    done = write.run(edition, orders.jobs_of(edition, [order(file_of(tmp_path), "A-2")], out))
    assert done.faults
    assert refused(out, "A-2") == "faults"
    orders.withdraw(out, order(file_of(tmp_path), "B-1"), AFTER)
    assert refused(out, "B-1") == "withdrawn"
    assert not any("B-1" in name for name in made(out))


def test_a_correction_of_what_was_released_is_a_revision(tmp_path):
    out = tmp_path / "out"
    made(out)
    one = order(file_of(tmp_path), "A-2")
    orders.give(orders.Revision.last(out, "A-2"), one, AFTER)
    before = content(out / "A-2" / "r1")
    corrected = small([(3, 0, 70)])
    assert made(out, corrected) == {
        "B-1/r1/clinic 1-en": "figures",
        "A-1/r1/clinic 1-sv": "figures",
        "A-1/r1/notice-1-sv": "figures",
        "A-1/r1/notice-2-sv": "figures",
        "A-2/r2/clinic 2-sv": "new",
        "A-2/r2/clinic 2-en": "new",
    }
    assert content(out / "A-2" / "r1") == before
    assert made(out, corrected) == {}

    # Clinic 3 has 70 instead of 69 percent, so the mean of 60, 63 ... 87 rises by a tenth.
    was, now = (
        {text["en"] for fact in json.loads((out / f"A-2/{r}/clinic 2-en/facts.json").read_bytes()) for text in fact["texts"]}
        for r in ("r1", "r2")
    )
    page = html.read((out / "A-2/r2/clinic 2-en/clinic 2-corrected.html").read_bytes())
    ((head, *rows),) = page.tables
    assert head == ["What", "Before", "Now"]
    assert [row[1:] for row in rows if row[0] == "Help in time · Average"] == [["73.5 %", "73.6 %"]]
    assert all(before != after and before in was and after in now for _, before, after in rows)
    assert f"In this revision {len(rows)} values read otherwise than before" in page.texts
    assert not list((out / "A-2/r1").rglob("*corrected*"))


def test_a_correction_that_withholds_a_figure_does_not_tell_what_it_was(tmp_path):
    out = tmp_path / "out"
    made(out)
    one = order(file_of(tmp_path), "A-2")
    orders.give(orders.Revision.last(out, "A-2"), one, AFTER)
    of = small().table
    values, statuses = of.values.copy(), of.status.copy()
    values[2, 0], statuses[2, 0] = float("nan"), hti.Status["suppressed"]
    # 66 percent of clinic 2, which stands in the first revision.
    withheld = hti.Table(of.units, of.indicators, values, statuses=statuses, respondents=of.respondents, period="2020")
    made(out, hti.fit(small().index.definition, withheld).score(withheld))
    first, second = (
        html.read((out / f"A-2/{r}/clinic 2-sv/clinic 2-{name}.html").read_bytes())
        for r, name in (("r1", "report"), ("r2", "corrected"))
    )
    assert any("66" in text for text in first.texts)
    assert not any("66" in text for text in second.texts)


NAME = "oppna-jamforelser-2014"


def test_the_commands(tmp_path, capsys):
    rows = ["A-1;2015-01-01;K;1290;data;sv;;2015-02-01T09:00\n", "A-2;2015-01-02;K;1280;data;sv;;2999-02-01T09:00\n"]
    path, out = str(file_of(tmp_path, rows)), str(tmp_path / "out")
    making = ["report", NAME, "-d", NAME, "--orders", path, "--out", out, "--jobs", "1", "--language", "sv"]

    def said(*arguments, code=0):
        assert cli.main([*map(str, arguments)]) == code
        told = capsys.readouterr()
        return told.out.splitlines() + told.err.splitlines()

    assert said(*making, "--plan") == [
        "A-1/r1/1290-sv: nya: 1",
        "A-2/r1/1280-sv: nya: 1",
        "paket att göra: 2; som de ska vara: 0",
    ]
    assert said(*making, "--shard", "1/2")[-1] == "gjorda paket: 1 (nya: 1); som de var: 0; misslyckade: 0"
    act = ("--language", "en", "--out", out)
    assert said("orders", "status", path, *act) == ["A-1, revision 1: made", "A-2, revision 0: ordered"]
    assert said("orders", "release", path, *act, code=1) == [
        "A-1, revision 1: given as A-1-r1.zip",
        "A-2, revision 0: not released: nothing has been made",
    ]
    said(*making)
    assert said("orders", "release", path, "--order", "A-2", *act, code=1) == [
        "A-2, revision 1: not released: not to be spread before 2999-02-01 09:00"
    ]
    assert said("orders", "withdraw", path, "--order", "A-2", *act) == ["A-2, revision 1: withdrawn"]
    assert said("orders", "status", path, *act) == ["A-1, revision 1: released", "A-2, revision 1: withdrawn"]
    *lines, root = said("orders", "verify", path, *act)
    assert lines == ["A-1, revision 1: as it was written", "A-2, revision 1: as it was written"]
    (tmp_path / "out/A-1/r1/1290-sv/facts.json").write_text("[]")
    *lines, again = said("orders", "verify", path, *act, code=1)
    assert lines[0] == "A-1, revision 1: not as it was written: 1290-sv/facts.json"
    assert root == again, "manifests are the same"
