"""Orders: read with every fault, made in any order to the same bytes, corrected by revisions, given only when they may be."""

from __future__ import annotations

import json
import random
import zipfile
from datetime import datetime
from pathlib import Path

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


def faults(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(hti.DataError) as raised:
        orders.read(path)
    return [(each.code, each.message_id, dict(each.arguments)) for each in raised.value.problems]


def test_a_file_that_is_no_list_of_orders_is_told_with_its_place(tmp_path):
    path = tmp_path / "orders.csv"
    columns = HEAD.strip().split(";")
    absent = [each for each in columns if each not in ("order", "unit")]
    told = faults(path, "order;unit;note;unit\nA-1;clinic 1;;\n")
    assert told == [
        *(("missing_column", "list-column", {"column": each}) for each in absent),
        ("unknown_column", "list-stray", {"column": "note", "known": ", ".join([*columns, "terms", "size"])}),
        ("duplicate_column", "already-a-column", {"column": "'unit'"}),
    ]
    # Rows are counted as a spreadsheet has them: the empty one is the third.
    told = faults(path, HEAD + "A-1;2026-11-02;K\n\n" + ROWS[0].replace("\n", ";\n"))
    assert [(code, each["row"], each["message"].arguments) for code, _, each in told] == [
        ("wrong_field_count", "2", {"fields": "3", "columns": "8"}),
        ("wrong_field_count", "4", {"fields": "9", "columns": "8"}),
    ]
    for row in ('A-1;"2026-11-02;K\n', 'A-1;"2026"-11-02;K\n'):
        ((code, _, arguments),) = faults(path, HEAD + ROWS[0] + row)
        assert (code, arguments["row"]) == ("syntax_error", "3")
    assert [code for code, *_ in faults(path, HEAD.encode("utf-16"))] == ["invalid_encoding"]
    assert [code for code, *_ in faults(path, HEAD.encode() + b"\x81")] == ["invalid_encoding"]
    assert [code for code, *_ in faults(path, "\ufeff \n")] == ["empty_file"]


def test_orders_are_read_as_swedish_excel_writes_them(tmp_path):
    path = tmp_path / "orders.csv"
    for encoding, mark in (("cp1252", ";"), ("utf-8", ","), ("utf-8-sig", "\t")):
        text = (HEAD + "A-1;2026-11-02;Åmåls kommun – vård;clinic 1;report;sv;;2026-12-01\n;;;;;;;\n").replace(";", mark)
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        (found,) = orders.read(path)
        assert (found.customer, found.release) == ("Åmåls kommun – vård", datetime(2026, 12, 1))
        path.write_bytes(text.partition("\n")[0].encode(encoding))
        assert orders.read(path) == []


@pytest.mark.parametrize("time", ["2026-12-01T09:00+05:00", "2026-12-01T09:00Z", "2026-12-01T09:00-01:00"])
def test_a_release_in_the_time_of_elsewhere_is_refused(tmp_path, time):
    ((_, _, arguments),) = faults(tmp_path / "orders.csv", HEAD + f"A-1;2026-11-02;K;clinic 1;report;sv;;{time}\n")
    assert (arguments["row"], arguments["message"].id) == ("2", "order-time")
    with pytest.raises(hti.MethodError, match="release is in local time, without one"):
        write.embargo_of(["notice"], "Ada Ek", datetime.fromisoformat(time))


def test_units_are_ordered_beside_a_report(tmp_path):
    path = tmp_path / "orders.csv"
    alone = "A-1;2026-11-02;K;clinic 1;units data;sv;;2026-12-01\n"
    ((_, _, arguments),) = faults(path, HEAD + alone)
    assert (arguments["row"], arguments["message"].id) == ("2", "order-alone")
    path.write_text(HEAD + alone + "A-2;2026-11-02;K;clinic 1;report;sv;;2026-12-01\n")
    assert len(orders.read(path)) == 2


def test_an_order_that_cannot_be_made_keeps_no_other_from_being_made(tmp_path):
    rows = [
        *ROWS,
        "X-1;2026-10-01;K;clinic 99;report;sv;;2026-12-01;;\n",
        "X-2;2026-10-01;K;clinic 1;report units;sv;;2026-12-01;;\n",
        "X-3;2026-10-01;K;clinic 1;report;sv;;2026-12-01;subscription;large\n",
        "X-4;2026-10-01;K;clinic 1;data;sv;;2026-12-01;subscription;small\n",
    ]
    path = tmp_path / "orders.csv"
    path.write_text(HEAD.replace("\n", ";terms;size\n") + "".join(row if row[0] == "X" else row[:-1] + ";;\n" for row in rows))
    of = small().table
    sized = hti.Table(of.units, of.indicators, of.values, respondents=of.respondents, groups={"size": ["small"] * 10})
    edition = Edition(hti.fit(small().index.definition, sized).score(sized))
    read = orders.read(path)
    wrong = orders.refused(edition, read)
    assert {order: [each.message_id for each in of.problems] for order, of in wrong.items()} == {
        "X-1": ["no-unit"],
        "X-2": ["product-needs"],
        "X-3": ["order-size"],
    }
    jobs = orders.jobs_of(edition, [order for order in read if order.id not in wrong], tmp_path / "out")
    assert {job.order for job in jobs} == {"A-1", "A-2", "B-1", "X-4"}


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


@pytest.mark.parametrize("edit", [{"marks": []}, {"checks": {}}, {"order": "B-1"}, {"revision": 2}, {"unit": "clinic 3"}])
def test_a_manifest_that_was_edited_is_seen(tmp_path, edit):
    out = tmp_path / "out"
    made(out, small(period="synthetic 2020"))
    path = out / "A-2/r1/clinic 2-sv/manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | edit), encoding="utf-8")
    assert orders.Revision.last(out, "A-2").unlike() == ["clinic 2-sv/manifest.json"]
    assert refused(out, "A-2") == "unlike"
    assert made(out, small(period="synthetic 2020")) == {"A-2/r1/clinic 2-sv": "files"}
    assert refused(out, "A-2") == "made_up"


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
    rows = [
        "A-1;2015-01-01;K;1290;data;sv;;2015-02-01T09:00;;\n",
        "A-2;2015-01-02;K;1280;data;sv;;2999-02-01T09:00;subscription;över 200 000\n",
    ]
    head, strange = HEAD.replace("\n", ";terms;size\n"), "X-1;2014-01-01;K;9999;data;sv;;2015-02-01;;\n"
    path, out = str(tmp_path / "orders.csv"), str(tmp_path / "out")
    Path(path).write_text(head + strange + "".join(rows), encoding="cp1252")
    making = ["report", NAME, "-d", NAME, "--orders", path, "--out", out, "--jobs", "1", "--language", "sv"]

    def said(*arguments, code=0):
        assert cli.main([*map(str, arguments)]) == code
        told = capsys.readouterr()
        return told.out.splitlines() + told.err.splitlines()

    unmade = "X-1: inte gjord: unknown_unit: det finns ingen enhet '9999'"
    assert said(*making, "--plan", code=1) == [
        "A-1/r1/1290-sv: nya: 1",
        "A-2/r1/1280-sv: nya: 1",
        "paket att göra: 2; som de ska vara: 0",
        unmade,
    ]
    made = "gjorda paket: 1 (nya: 1); som de var: 0; misslyckade: 0"
    assert said(*making, "--shard", "1/2", code=1)[-2:] == [made, unmade]
    Path(path).write_text(head + "".join(rows), encoding="cp1252")
    act = ("--language", "en", "--out", out)
    assert said("orders", "status", path, *act) == [
        "A-1, revision 1: made (one-off)",
        "A-2, revision 0: ordered (subscription, över 200 000)",
    ]
    assert said("orders", "release", path, *act, code=1) == [
        "A-1, revision 1: given as A-1-r1.zip",
        "A-2, revision 0: not released: nothing has been made",
    ]
    said(*making)
    assert said("orders", "release", path, "--order", "A-2", *act, code=1) == [
        "A-2, revision 1: not released: not to be spread before 2999-02-01 09:00"
    ]
    assert said("orders", "withdraw", path, "--order", "A-2", *act) == [
        "A-2, revision 1: withdrawn (subscription, över 200 000)"
    ]
    assert said("orders", "status", path, *act) == [
        "A-1, revision 1: released (one-off)",
        "A-2, revision 1: withdrawn (subscription, över 200 000)",
    ]
    *lines, root = said("orders", "verify", path, *act)
    assert lines == ["A-1, revision 1: as it was written", "A-2, revision 1: as it was written"]
    (tmp_path / "out/A-1/r1/1290-sv/facts.json").write_text("[]")
    *lines, again = said("orders", "verify", path, *act, code=1)
    assert lines[0] == "A-1, revision 1: not as it was written: 1290-sv/facts.json"
    assert root == again, "manifests are the same"
