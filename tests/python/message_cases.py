"""Small things that go wrong, each with the message that says so: what `test_messages.py` compares with the texts of both
languages."""

import io
import json
import math
import struct
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pandas as pd
import pptx
from hemtjanstindex import _core, cli, vary
from hemtjanstindex.present import output, theme
from hemtjanstindex.report import chosen, job, orders
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.tool import page as tool_page

CASES = {}


def case(name, *rest):
    """Note what goes wrong under the name of its message."""
    for made in rest:
        assert name not in CASES, name
        CASES[name] = made


# Definitions.


def leaf(code, parent="index", more=""):
    return f'[[node]]\nid = "{code}"\nparent = "{parent}"\ndirection = "higher"\n{more}\n'


TREE = '[[node]]\nid = "index"\n' + leaf("a") + leaf("b")


def toml(top="", *, tree=TREE, name='id = "x"'):
    return lambda: _core.parse_definition(f"schema = 1\n{name}\n{top}\n{tree}", "x.toml")


def file_of(text, *, suffix=".toml", read=hti.load):
    def made():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x" + suffix)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            return read(str(path))

    return made


case("no-toml", toml("a = [1, \u2028]"))
case(
    "too-many-levels",
    lambda: hti.Model([hti.Node("0"), *(hti.Node(str(k), str(k - 1)) for k in range(1, 1000)), indicator("a", "999")]),
)
case("too-many-parts", toml("a" + ".a" * 64 + " = 1"))
case("outside-folder", file_of('schema = 1\nid = "x"\nextends = "../y.toml"'))
case("chain-too-long", lambda: _chain(40))
case("toml", toml("a = "))


def _chain(length):
    with tempfile.TemporaryDirectory() as folder:
        for k in range(length):
            Path(folder, f"{k}.toml").write_text(f'schema = 1\nid = "x"\nextends = "{k + 1}.toml"\n')
        return hti.load(Path(folder, "0.toml"))


case("missing-key", toml(name=""))
case("did-you-mean", toml('[method]\nnormalise = "minmax"'))
case("no-rule", toml('[method]\nnormalise = "quite_another"'))
case("own-rule-in-file", toml('[method]\nnormalise = "custom"'))
case("known-are", toml('[method]\nqqqqqqq = "x"'))
case("wrong-type", toml("edition = 2"))
case("of-table", toml("method = 2"))
case("of-number", toml(tree=TREE + leaf("c", more='weight = "1"')))
case(
    "of-numbers",
    lambda: file_of('[[vary]]\nkind = "choice"\nstep = "constant"\nalternatives = ["drop"]\np = 1', read=_read_vary)(),
)
case(
    "of-whole-number",
    lambda: file_of('[[vary]]\nkind = "choice"\nstep = "constant"\nalternatives = ["drop"]\nat = 1.5', read=_read_vary)(),
)
case("of-truth", toml('[method.normalise]\nrule = "goalposts"\nclip = 1'))
case("of-two-numbers", toml('[method.normalise]\nrule = "min_max"\nclip = 1'))
case("of-strings", toml("[columns]\ngroups = 1"))
case("mark-of-no-status", toml('[columns]\nmissing = { X = "observed" }'))
case("of-array", lambda: file_of('[[vary]]\nkind = "choice"\nstep = "constant"\nalternatives = "drop"', read=_read_vary)())
case("not-two-numbers", toml('[method.normalise]\nrule = "min_max"\nclip = [1, 2, 3]'))
case("is-date", toml("edition = 2026-01-01"))
case("is-truth", toml("edition = true"))
case("is-number", toml("edition = 1.5"))
case("is-array", toml("edition = []"))
case("is-table", toml("edition = {}"))
case("is-string", toml('[columns]\ngroups = "x"'))

case("not-one-of", toml('[method]\nconstant = "dropp"'))
case("no-level", toml('[method.treat]\nrule = "none"\nlevel.one = "log"'))
case("schema-version", lambda: _core.parse_definition("schema = 2\n" + TREE, "x.toml"))
case("extends-nothing", toml('extends = "hemtjanstindex-2099"'))
case("table-without-id", toml(tree=TREE + "[[node]]\nweight = 1"))
case("no-direction", toml(tree=TREE + '[[node]]\nid = "c"\nparent = "index"\nkpi = "N"'))
case("survey-brackets", toml("survey = 1"))
case("node-brackets", toml("node = 1", tree=""))
case("empty-id", toml(name='id = ""'))
case("nothing-to-remove-from", toml('remove = ["a"]'))
case("already-in-file", toml(tree=TREE + leaf("a")))
case("no-node-to-remove", toml('extends = "oppna-jamforelser-2014"\nremove = ["nothing"]', tree=""))
case("column-is-indicator", toml('[columns]\nunit = "a"'))
case("column-has-part", toml('[columns]\nunit = "u"\nname = "u"'))
case("extends-itself", lambda: _itself())
case("not-built-in", lambda: hti.load("nothing"))
case("no-file", lambda: hti.load("no/such.toml"))
case("folder", lambda: _folder())
case("empty-file", file_of(" \n"))
case("utf-16", file_of(b"\xff\xfea\0"))
case("no-utf-8", file_of(b"\xef\xbb\xbf\xe5"))
case("no-definition-file", lambda: hti.load("figures.csv"))


def _read_vary(path):
    return vary.read(path)


def _itself():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.toml")
        path.write_text('schema = 1\nid = "x"\nextends = "x.toml"\n')
        hti.load(str(path))


def _folder():
    with tempfile.TemporaryDirectory(suffix=".toml") as folder:
        hti.load(folder)


# Trees.


def nodes(*made, surveys=()):
    return lambda: hti.Model(list(made), surveys=surveys)


def indicator(code, parent="index", weight=1.0, **more):
    return hti.Node(code, parent, weight, indicator=hti.Indicator(**more))


ROOT, A, B = hti.Node("index"), indicator("a"), indicator("b")
case("no-nodes", nodes())
case("node-without-id", nodes(ROOT, A, indicator("")))
case("two-nodes", nodes(ROOT, A, A))
case("no-interval", nodes(ROOT, indicator("a", range=(1, 0))))
case("weight-of-node", nodes(ROOT, A, indicator("b", weight=-1)))
case("parent-is-no-node", nodes(ROOT, A, indicator("b", "indx")))
case("hangs-on-indicator", nodes(ROOT, A, indicator("b", "a")))
case("no-root", nodes(hti.Node("index", "x"), hti.Node("x", "index")))
case("two-roots", nodes(ROOT, A, indicator("b", "")))
case("own-ancestor", nodes(ROOT, A, hti.Node("x", "y"), hti.Node("y", "x")))
case("childless", nodes(ROOT, A, hti.Node("x", "index")))
case("children-weigh-nothing", nodes(ROOT, indicator("a", weight=0)))
case("no-node", lambda: hti.Model([ROOT, A]).level("aa"))
FIRST = indicator("a", error="survey", survey="s")
case("survey-without-name", nodes(ROOT, FIRST, surveys=[hti.Survey("s"), hti.Survey("")]))
case("two-surveys", nodes(ROOT, FIRST, surveys=[hti.Survey("s"), hti.Survey("s")]))
case("unused-survey", nodes(ROOT, FIRST, surveys=[hti.Survey("s"), hti.Survey("t")]))
case("survey-rho", nodes(ROOT, FIRST, surveys=[hti.Survey("s", 2, "x")]))
case("survey-rho-without-source", nodes(ROOT, FIRST, surveys=[hti.Survey("s", 0.5)]))
case("survey-source-without-rho", nodes(ROOT, FIRST, surveys=[hti.Survey("s", None, "x")]))
case("survey-not-stated", nodes(ROOT, FIRST, indicator("b", survey="tt"), surveys=[hti.Survey("s")]))

# Tables.

MODEL = hti.Model([ROOT, A, B])


def table(values=((1.0, 2.0), (3.0, 5.0), (4.0, 1.0)), **more):
    units = more.pop("units", ["u", "v", "w"][: len(values)])
    return hti.Table(units, more.pop("indicators", ["a", "b"]), np.asarray(values, float), **more)


def made(**more):
    return lambda: table(**more)


case("table-without-units", lambda: hti.Table([], ["a"], np.zeros((0, 1))))
case("no-code", made(units=["u", "", "w"]))
case("two-of-a-code", made(units=["u", "u", "w"]))
case("elements", made(names=["U"]))
case("infinite-value", made(values=((math.inf, 2.0), (3.0, 5.0))))
case("observed-without-value", made(values=((math.nan, 2.0),), statuses=np.zeros((1, 2), np.uint8)))
case("status-with-value", made(values=((1.0, 2.0),), statuses=np.array([[1, 0]], np.uint8)))
case("borrowed-without-value", made(values=((math.nan, 2.0),), origins=np.array([[1, 0]], np.uint8)))
case("count-in-cell", made(respondents=np.full((3, 2), -1.0)))
case("more-answers-than-people", made(respondents=np.full((3, 2), 9.0), population=np.full((3, 2), 5.0)))
case("infinite-background", made(background={"x": [math.inf, 1, 1]}))
case("no-unit", lambda: table().unit_at("x9"))
case("code-of-name", lambda: table(names=["Ale", "Bo", "Cy"]).unit_at("Ale"))
case("table-without-groups", lambda: hti.fit(MODEL, hti.Method(), table()).score(table()).ranking(by="lan"))
case("no-group-variable", lambda: scores(table(groups={"lan": ["1", "1", "2"]})).ranking(by="lane"))
case("shape-of-matrix", made(statuses=np.zeros((2, 2), np.uint8)))
case("mark-out-of-range", made(statuses=np.full((3, 2), 9, np.uint8)))
case("table-without-background", lambda: hti.with_size_classes(table()))
case("no-background-variable", lambda: hti.with_size_classes(table(background={"x": [1, 2, 3]})))


def fitted(method=None, of=None, model=MODEL):
    return hti.fit(model, method or hti.Method(), of or table())


def scores(of=None, method=None, model=MODEL):
    of = of or table()
    return fitted(method, of, model).score(of)


LARGE = table(((1e200, 1e200), (1.0, 2.0), (3.0, 4.0)))
PLAIN = hti.Method(normalise=hti.NormaliseNone(), aggregate=hti.Product())
case("score-not-finite", lambda: scores(LARGE, PLAIN))
NARROW = hti.Model([ROOT, *(hti.Node(of, "index", indicator=hti.Indicator(goalposts=(0, 1e-300))) for of in "ab")])
BELOW = table(((-1e10, 1.0), (1.0, 2.0), (3.0, 4.0)))
case("penalty-too-large", lambda: fitted(hti.Method(normalise=hti.Goalposts(clip=False)), BELOW, NARROW))


# Figures from CSV.


def csv(text, model=MODEL, **more):
    return file_of(text, suffix=".csv", read=lambda path: hti.read_csv(path, model, **more))


HEAD = "unit,a,b\n"
case("no-character", csv(b"unit,a,b\nu,1,\x81\n"))
case("field-too-large", csv(HEAD + "u," + "9" * 70000 + ",1\n"))
case("quote-inside", csv(HEAD + 'u,1"2,1\n'))
case("quote-never-closed", csv(HEAD + 'u,"1,1\n'))
case("text-after-quote", csv(HEAD + 'u,"1"2,1\n'))
PER = hti.Model([ROOT, indicator("a", denominator="n", answers="m"), B])
case("no-column-of-role", csv("unit,a,b,n\nu,1,2,3\n", PER))
case("denominator-not-positive", csv("unit,a,b,n,m\nu,1,2,0,5\n", PER))
case("answers-twice", csv("unit,a,b,n,m,a:respondents\nu,1,2,3,5,5\n", PER))
case("per-not-positive", lambda: hti.Model([ROOT, indicator("a", denominator="n", per=0), B]))
case("per-without-denominator", lambda: hti.Model([ROOT, indicator("a", per=1000), B]))
case("two-parts", csv(HEAD, groups=["a"]))
case("several-delimiters", csv("unit,a,x;unit;a;y\n"))
case("no-delimiter", csv("kommun|a|b\n"))
case("already-a-column", csv("unit,a,b,a\nu,1,2,3\n"))
case("nameless-column", csv("unit,a,b,\nu,1,2,3\n"))
case("unknown-column", csv("unit,a,b,bb\nu,1,2,3\n"))
case("no-column", csv("unit,a\nu,1\n"))
case("no-indicator-column", csv("unit,name\nu,U\n", delimiter=",", partial=True))
case("no-finite-number", csv(HEAD + "u,inf,1\n"))
case("comma-in-number", csv(HEAD + 'u,"1,5",1\n'))
case("other-decimal-mark", csv("unit;a;b\nu;1.5;1\n", decimal=","))
case("no-number", csv(HEAD + "u,mising,1\n"))
case("mixed-decimal-marks", csv("unit;a;b\nu;1.5;1.5\nv;1,5;1\n"))
case("row-cut-off", csv(HEAD + "u,1"))
case("fields-of-row", csv(HEAD + "u,1,2,3\n"))
case("second-row", csv(HEAD + "u,1,2\nu,1,2\n"))
case("with-line", csv(HEAD + "u,1,2\nv,1,2\nu,1,2\n"))
case("more-problems", csv(HEAD + "".join(f"u{k},x,x\n" for k in range(600))))
LONG = "unit,name,indicator,value,status\n"
case("indicator-not-in-model", csv(LONG + "u,U,aa,1,\n"))
case("no-status", csv(LONG + "u,U,a,,mising\n"))
case("status-contradicts", csv(LONG + "u,U,a,1,missing\n"))
case("second-row-of-indicator", csv(LONG + "u,U,a,1,\nu,U,a,1,\n"))
case("another-than-before", csv(LONG + "u,U,a,1,\nu,V,b,1,\n"))
SHARE = hti.Model([ROOT, indicator("a", kind="share"), B])
case("outside-range", csv(HEAD + "u,101,2\n", SHARE))
case("negative-count", csv("unit,a,a:respondents,b\nu,1,-1,2\n"))
case("unit-without-code", csv(HEAD + ",1,2\n"))
case("no-rows", csv(HEAD))
case("wrong-delimiter", csv(HEAD, delimiter="|"))
case("wrong-decimal-mark", csv(HEAD, decimal="'"))
case("word-for-observed", csv(HEAD, statuses={"x": "observed"}))
case("no-utf-16", csv(b"\xff\xfeu\0n\0i\0t\0\n\0\0\xdc"))
case("failed-formula", csv(HEAD + "u,#SAKNAS!,1\n"))
case("date-for-number", csv(HEAD + "u,03-apr,1\n"))
MUNICIPAL = hti.Definition("x", MODEL, columns=hti.Columns("unit", "name", municipalities=True))
CODES = "unit,name,a,b\n"
case("no-municipality", csv(CODES + "1299,X,1,2\n", MUNICIPAL))
case("has-code", csv(CODES + "1299,Lund,1,2\n", MUNICIPAL))
case("code-of-another", csv(CODES + "1280,Lund,1,2\n", MUNICIPAL))

# Workbooks.


def _map_of(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "map.geojson")
        path.write_text(text, encoding="utf-8")
        return hti.plot.map(scores(), boundaries=path)


def book(*sheets):
    def made():
        with tempfile.TemporaryDirectory() as folder:
            workbook = openpyxl.Workbook()
            workbook.remove(workbook.active)
            for name, rows in sheets:
                sheet = workbook.create_sheet(name)
                for row in rows:
                    sheet.append(row)
            workbook.save(Path(folder, "x.xlsx"))
            return hti.read(Path(folder, "x.xlsx"), MODEL, sheet="Blad9" if len(sheets) == 3 else None)

    return made


ROWS = [["unit", "a", "b"], ["u", 1, 2]]
case("no-header-in-sheet", book(("Blad1", [["x"]])))
case("which-sheet", book(("Blad1", ROWS), ("Blad2", ROWS)))
case("no-sheet", book(("Blad1", ROWS), ("Blad2", ROWS), ("Blad3", ROWS)))
case("empty-workbook", book(("Blad1", [])))
case("damaged-workbook", csv(b"PK\x03\x04"))
case("called-workbook", file_of("unit", suffix=".xlsx", read=lambda path: hti.read(path, MODEL)))
case("no-workbook", lambda: _no_workbook())
case("no-boundaries", lambda: _map_of("{}"))
case("sheet-of-text", csv(HEAD + "u,1,2\n", sheet="Blad1"))


def _no_workbook():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.txt", "x")
    return csv(packed.getvalue())()


# Methods.


def method(**more):
    return lambda: fitted(hti.Method(**more))


case("parameter", method(normalise=hti.MinMax(5, 1)))
case("must-be-above-low", method(normalise=hti.Goalposts(5, 1)))
case("must-be", method(treat=hti.Winsorise(max_points=-1)))
case("must-be-between", method(missing={"missing": hti.Renormalise(2)}))
case("at-least", method(missing={"missing": hti.Penalise(percentile=-1)}))
case("above", method(aggregate=hti.Geometric(floor=0)))
case("must-be-finite", method(normalise=hti.ZScore(mean=math.nan)))
case("must-be-interval", method(normalise=hti.MinMax(clip=(0, 200))))
case("must-not-be-empty", method(missing={"missing": hti.ImputeGroupMean("")}))
case("percentile-never-used", method(missing={"missing": hti.Penalise(percentile=10, value=1)}))
case("by-without-threshold", method(missing={"missing": hti.Renormalise(0, by="count")}))
case("not-applicable-rule", method(missing={"not_applicable": hti.ImputeMean()}))
case("renormalise-differently", method(missing={"missing": hti.Renormalise(0.5), "suppressed": hti.Renormalise(0.6)}))
ALONE = '[method.missing]\nmissing = "mean"\nnot_answered = "mean"\nsuppressed = "mean"\n'
case("not-applicable-threshold", toml(ALONE + 'not_applicable = { rule = "renormalise", min_coverage = 0.9 }'))
TWO = '[method.missing]\nmissing = { rule = "renormalise", min_coverage = 0.6 }\n'
case("threshold-of", toml(TWO + 'not_applicable = { rule = "renormalise", min_coverage = 0.9 }'))
case("step-of-indicators", method(treat_at={"index": hti.Log()}))
case("nothing-to-combine", method(aggregate_at={"a": hti.Geometric(1)}))
case("root-twice", lambda: fitted(hti.Method(rescale={"index": hti.MinMax(), "root": hti.MinMax()})))
case("rescale-of-indicator", method(rescale={"a": hti.MinMax()}))
case("step-at-level", method(treat_at={2: hti.Log()}))
DEEP = hti.Model([ROOT, hti.Node("part", "index"), indicator("a", "part"), indicator("b", "part")])
case("step-at-levels", lambda: fitted(hti.Method(aggregate_at={9: hti.Geometric(1)}), model=DEEP))
case("level-never-used", method(treat_at={1: hti.Log(), "a": hti.TreatNone(), "b": hti.TreatNone()}))
case(
    "own-rule-to-file",
    lambda: hti.Definition("x", MODEL, hti.Method(normalise=hti.CustomNormalise(lambda v: lambda x: x))).to_toml(),
)
case("own-rule-gave", method(normalise=hti.CustomNormalise(lambda v: lambda x: math.nan, "mine")))
case("tolerance-of-ties", lambda: hti.rank([1, 2], tolerance=-1))
case("decimals-of-ranks", lambda: hti.rank([1, 2], decimals=99))
case("dimensions-of-rank", lambda: hti.rank([[1, 2]]))

# Rules for nodes.

RATIO = hti.Method(aggregate=hti.Ratio(), normalise=hti.Goalposts(1, 100))
POSTS = hti.Model([ROOT, indicator("a", goalposts=(0, 10)), indicator("b", goalposts=(0, 10))])
case("cells-of-node", method(missing_at={"index": {"missing": hti.Refuse()}}))
case("missing-of-indicator", method(missing_at={"a": hti.Renormalise(0.9)}))
case("rule-of-not-applicable", method(missing_at={"a": {"not_applicable": hti.ImputeMean()}}))
case("threshold-of-cells", method(missing_at={"a": {"missing": hti.Renormalise(0.9)}}))
case("no-children-to-weigh", method(weight_at={"a": hti.EqualWeights()}))
case("entropy-of-negative", method(weight=hti.EntropyWeights(), normalise=hti.ZScore()))
case(
    "goalposts-without-logarithms",
    lambda: fitted(
        hti.Method(normalise_at={"a": hti.LogGoalposts()}), model=hti.Model([ROOT, indicator("a", goalposts=(-1, 5)), B])
    ),
)
case("no-status-said", toml('[method.missing]\nmissing = "renormalise"\nnode.a = {}'))
case("node-without-cells", toml('[method.missing]\nmissing = "renormalise"\nnode.index = "refuse"'))
case("number-of-children", lambda: fitted(RATIO, model=hti.Model([ROOT, A, B, indicator("c")])))
case(
    "needs-every-child",
    lambda: fitted(
        RATIO, model=hti.Model([ROOT, indicator("a", goalposts=(0, 10)), indicator("b", weight=0, goalposts=(0, 10))])
    ),
)
case("parts-do-not-add-up", lambda: scores(method=RATIO, model=POSTS).explain("u"))
case("weights-do-not-say", lambda: scores(method=RATIO, model=POSTS).priorities("u"))
case("made-by", lambda: hti.rank_bounds(fitted(RATIO, model=POSTS), table(), 0.1))
MAPPED = hti.Method(normalise_at={"part": hti.PercentileRank()})
case("normalised-before", lambda: hti.rank_bounds(fitted(MAPPED, model=DEEP), table(), 0.1))
case("constant-node", lambda: fitted(hti.Method(normalise_at={"part": hti.MinMax()}), table(((1, 2), (2, 1))), DEEP))
APART = table(((1, math.nan), (math.nan, 2), (3, math.nan), (math.nan, 4)), units=list("uvwx"))
STRICT = hti.Method(missing={"missing": hti.Renormalise(1)}, normalise_at={"part": hti.MinMax()})
case("nothing-to-normalise-by", lambda: fitted(STRICT, APART, DEEP))
COMPARED = hti.Method(missing={"missing": hti.Renormalise(1)}, aggregate_at={"part": hti.Copeland()})
case("nothing-to-compare-with", lambda: fitted(COMPARED, APART, DEEP))

# Fitting and scoring.

case("no-reference-value", lambda: fitted(of=table(((math.nan, 1), (math.nan, 2)))))
case("constant-indicator", lambda: fitted(of=table(((1, 1), (1, 2)))))
case("no-goalposts", method(normalise=hti.Goalposts()))
case("target-no-better", method(normalise=hti.DistanceToTarget(1)))
case("undefined-mean", method(aggregate=hti.Geometric()))
case("weights-too-far-apart", lambda: fitted(model=hti.Model([ROOT, A, indicator("b", weight=1e-150)])))
case(
    "nothing-to-rescale-by",
    lambda: fitted(
        hti.Method(missing={"missing": hti.Renormalise(1)}, rescale={"index": hti.MinMax()}),
        table(((1, math.nan), (math.nan, 2), (3, math.nan), (math.nan, 4)), units=list("uvwx")),
    ),
)
case("constant-scores", lambda: fitted(hti.Method(rescale={"index": hti.MinMax()}), table(((1, 2), (2, 1)))))
case("no-column-for", lambda: fitted().score(hti.Table(["u"], ["a"], np.ones((1, 1)))))
case("refused-cell", lambda: fitted(hti.Method(missing={"missing": hti.Refuse()}), table(((math.nan, 1), (1, 2), (3, 4)))))
case("not-scored", lambda: fitted().score(table(), indicators=False).ranking("a"))
case("groups-of-indicator", lambda: fitted().cutoffs("a"))
case("values-too-far", lambda: fitted(of=table(((-1.5e308, 1), (1.5e308, 2)))))
case("for-z-scores", lambda: fitted(hti.Method(normalise=hti.ZScore()), table(((-1.5e308, 1), (1.5e308, 2)))))
case("for-logarithm", lambda: fitted(hti.Method(treat=hti.Log()), table(((-1.5e308, 1), (1.5e308, 2)))))
case("values-too-near", lambda: fitted(of=table(((0, 1), (5e-324, 2)))))
case("no-saved-index", lambda: hti.Index.from_json("{}"))
case("damaged-index", lambda: hti.Index.from_json("{"))
case(
    "index-checksum", lambda: hti.Index.from_json(fitted().to_json().replace('"reference_hash": "', '"reference_hash": "0', 1))
)
case("index-version", lambda: hti.Index.from_json('{"type": "hti-index", "version": 99}'))
case("not-written", lambda: fitted().save("/no/such/folder/x.json"))
case("index-too-deep", lambda: hti.Index.from_json("[" * 40))
case("no-folder", lambda: fitted().save("/no/such/folder/x.json"))
case("disk-full", lambda: fitted().save("/dev/full"))
case("name-too-long", lambda: fitted().save("x" * 300))
case("is-folder", lambda: fitted().save("/"))
case("not-allowed", lambda: fitted().save("/sys/x.json"))
case("of-district", lambda: scores().districts(table(((1, 2),), units=["d"], groups={"kommun": ["xyz"]})))

# Explaining.


def edition(period, of=None, **more):
    return scores(table(period=period, **more) if of is None else of)


case("needs-reference", lambda: fitted().score(table(((1, 2),))).explain("u"))
case("the-best", lambda: fitted().score(table(((1, 2),))).explain("u", "best"))
case("the-priority-matrix", lambda: fitted().score(table(((1, 2),))).priorities("u"))
case("no-unit-of-label", lambda: scores(table(groups={"lan": ["", "1", "1"]})).providers("9", by="lan", kind=None))
case("no-year", lambda: hti.trend([edition("then")]))
case("two-editions", lambda: hti.trend([edition("2020"), edition("2020")]))
case("no-edition", lambda: hti.trend([]))
case("unit-not-to-explain", lambda: _unscored().explain("u"))
case("scores-of-another-table", lambda: hti.compare(edition("2020"), fitted().score(table(((1, 2),)))))
case("older-first", lambda: hti.compare(edition("2021"), edition("2020")))
case("no-unit-in-common", lambda: hti.compare(edition("2020"), edition("2021", units=["x", "y", "z"])))
case("no-such-indicator", lambda: scores().what_if("u")({"aa": 1}))
case("edit-outside-range", lambda: scores(model=SHARE).what_if("u")({"a": 101}))
case("edit-without-value", lambda: scores().what_if("u")({"a": math.nan}))
case("plan-goal", lambda: scores().plan("u"))
case("goal-rank", lambda: scores().plan("u", rank=0))
case("plan-cap", lambda: scores().plan("u", rank=1, cap=2))
case("plan-effort", lambda: scores().plan("u", rank=1, effort={"a": -1}))
case("effort-for-nothing", lambda: scores().plan("u", rank=1, effort={"aa": 1}))
case("goal-rank-too-low", lambda: scores().plan("u", rank=99))
case("year-before", lambda: edition("2020").priorities("u", earlier=table(period="2010")))
case("nothing-to-judge-similarity-by", lambda: scores().peers("u"))
SIMILAR = {"x": [1.0, 2.0, 3.0]}
case("no-background-variable-named", lambda: scores(table(background=SIMILAR)).peers("u", on=["y"]))
case("weight-of-variable", lambda: scores(table(background=SIMILAR)).peers("u", weights={"x": -1}))
case("no-logarithm", lambda: scores(table(background={"x": [0.0, 2.0, 3.0]})).peers("u", logarithmic=["x"]))
case("unit-without-background", lambda: scores(table(background={"x": [math.nan, 2.0, 3.0]})).peers("u"))
case("suppression-parameter", lambda: hti.suppress(table(groups={"kommun": ["k"] * 3}), MODEL, threshold=-1))
case("matrix-of-two", lambda: _three())
case("too-little-for-regression", lambda: scores(table(((1, 2), (3, 1)))).importance("a"))
case("effect-and-outcome", lambda: scores().priorities("u", effect="outcome"))


def _three():
    model = hti.Model([ROOT, A, B, indicator("c")])
    of = table(((1, 2, 3), (3, 2, 1), (2, 5, 4)), indicators=["a", "b", "c"], groups={"kommun": ["k"] * 3})
    return scores(of, model=model).providers("k", kind=None)


def _unscored():
    method = hti.Method(missing={"missing": hti.Renormalise(1)})
    return scores(table(((1, math.nan), (2, 3), (4, 1), (2, 2)), units=list("uvwx")), method)


def counted(answers, values=(50.0, 60.0), totals=None):
    model = hti.Model([ROOT, indicator("a", kind="share", error="survey"), B])
    n = len(values)
    of = table(
        tuple((x, float(k)) for k, x in enumerate(values)),
        units=[f"u{k}" for k in range(n)],
        groups={"kommun": ["k"] * n, "regi": ["x"] * n},
        respondents=np.array([[x, 1.0] for x in answers], float),
    )
    return of, model, totals


def _total(answers, value):
    return hti.Table(["k"], ["a"], np.array([[value]]), respondents=np.array([[answers]], float))


def suppressed(answers, total, values=(50.0, 60.0)):
    def run():
        of, model, _ = counted(answers, values)
        return hti.suppress(of, model, total)

    return run


case("figure-of-no-answers", suppressed((0.0, 50.0), None))
case("total-less-than-parts", suppressed((50.0, 50.0), _total(60.0, 55.0)))
case("total-of-others", suppressed((50.0, 50.0), _total(100.0, 5.0)))


def few(answers):
    def run():
        of, model, _ = counted(answers)
        return scores(of, model=model).providers("k", kind=None)

    return run


case("figure-of-few-answers", few((5.0, 50.0)))
case("figure-without-count", few((math.nan, 50.0)))

# How sure it is.


def varied(*sources, index=None, of=None, **more):
    return lambda: hti.uncertainty(index or fitted(), of or table(), list(sources), n=8, **more)


WEIGHTS = vary.weights(0.2)
case("level", lambda: varied(WEIGHTS)().ranks(level=2))
case("not-followed", lambda: hti.uncertainty(fitted(model=DEEP), table(), [WEIGHTS], n=8).ranks(node="part"))
case("pair-not-asked-for", lambda: varied(WEIGHTS)().p_above("u", "v"))
case("vary", varied(vary.weights(2)))
case("no-node-varies", varied(vary.drop([])))
case("nothing-varies", varied())
case("two-sources", varied(WEIGHTS, vary.weights(0.1)))
case("indicator-followed", varied(WEIGHTS, nodes=["a"]))
case("asked-for-twice", varied(WEIGHTS, nodes=["index", "index"]))
case("nothing-to-refit-to", varied(WEIGHTS, frame="refit"))
NOISE = vary.noise("a", 1.0)
OTHER = table(((1, 2), (3, 4)))
case("refit-needs-reference", varied(NOISE, frame="refit", of=OTHER, reference=OTHER))
case("no-weight-at-level", varied(vary.weights(0.2, levels=[7])))
case("no-weight-to-vary", varied(vary.drop(["index"])))
case("varies-already", varied(vary.weights(0.2, name="one"), vary.weights(0.2, name="two")))
case("drop-p", varied(vary.drop(["a"], p=2)))
case("node-twice", varied(vary.drop(["a", "a"])))
case("cannot-be", varied(vary.rounding(-1, ["a"])))
case("no-indicator-varies", varied(vary.noise([], 1)))
case("no-indicator", varied(vary.noise("aa", 1)))
case("rounded-already", varied(vary.rounding(1, ["a"]), vary.rounding(1, ["a"], name="again")))
case("noise-already", varied(NOISE, vary.noise("a", 1, name="again")))
case("no-alternative", varied(vary.choice("constant", [])))
case("probabilities-of-alternatives", varied(vary.choice("constant", ["drop", "middle"], p=[1])))
case("probabilities-of-0", varied(vary.choice("constant", ["drop", "middle"], p=[0, 0])))
case("probability", varied(vary.choice("constant", ["drop", "middle"], p=[-1, 1])))
case("step-of-all-nodes", varied(vary.choice("constant", ["drop", "middle"], at="a")))
case("no-node-of-level", varied(vary.choice("treat", [hti.TreatNone(), hti.Log()], at=9)))
case("is-no-indicator", varied(vary.choice("treat", [hti.TreatNone(), hti.Log()], at="index")))
case(
    "step-chosen-already",
    varied(vary.choice("constant", ["drop", "middle"], name="x"), vary.choice("constant", ["drop", "error"], name="y")),
)
case("alternatives-need-reference", varied(vary.choice("constant", ["drop", "middle"]), of=OTHER, reference=OTHER))
case("too-many-combinations", varied(vary.choice("weight", [hti.EqualWeights()] * 70000)))
case("tell-the-reference", varied(WEIGHTS, of=table(((1, 2), (3, 4)))))
case("mc-error", varied(WEIGHTS, mc_error=-1.0))
case("too-many-replicates", lambda: hti.uncertainty(fitted(), table(), [WEIGHTS], n=2**40))
case("replicate-in-both", lambda: varied(WEIGHTS)().merge(varied(WEIGHTS)()))
case("not-to-be-merged", lambda: varied(WEIGHTS)().merge(hti.uncertainty(fitted(), table(), [WEIGHTS], n=8, seed=2)))
case("no-replicates", lambda: varied(WEIGHTS)().part(5, 5))
case("no-counts", lambda: varied(WEIGHTS)().restored(b"nothing"))
case("counts-end-early", lambda: _counts(lambda counts: counts[:30]))
case("after-the-counts", lambda: _counts(lambda counts: counts + b"x"))
case(
    "counts-of-another-question",
    lambda: _counts(lambda _: hti.uncertainty(fitted(), table(), [WEIGHTS], n=8, seed=2).to_bytes()),
)
#: Where the counts say how they are written: after their name the order of bytes, then the version.
START = len("hti counts\n")
case("byte-order", lambda: _counts(lambda counts: counts[:START] + counts[START : START + 4][::-1] + counts[START + 4 :]))
case("counts-checksum", lambda: _counts(lambda counts: counts[:-1] + bytes([counts[-1] ^ 1])))
case("counts-schema", lambda: _counts(lambda counts: counts[: START + 4] + b"\xff" + counts[START + 5 :]))


def _counts(change):
    made = varied(WEIGHTS)()
    return made.restored(change(made.to_bytes()))


SURVEYED = hti.Model([ROOT, *(indicator(x, kind="share", error="survey", survey="s") for x in "ab")], surveys=[hti.Survey("s")])
UNNAMED = hti.Model([ROOT, *(indicator(x, kind="share", error="survey") for x in "ab")])
ANSWERS = np.full((3, 2), 100.0)
ASKED_TABLE = table(respondents=ANSWERS)
case("correlation-of-survey", lambda: hti.uncertainty(fitted(model=SURVEYED), table(), [vary.sampling()], n=8))
case("correlation-of-unnamed", lambda: hti.uncertainty(fitted(model=UNNAMED), table(), [vary.sampling()], n=8))
case("error-not-known", lambda: hti.uncertainty(fitted(model=UNNAMED), table(), [vary.sampling(rho=0.5)], n=8))
case("nothing-sampled", varied(vary.sampling(rho=0.5)))
case(
    "sampled-already",
    lambda: hti.uncertainty(
        fitted(model=UNNAMED, of=table(respondents=ANSWERS)),
        table(respondents=ANSWERS),
        [vary.sampling(rho=0.5), vary.sampling(rho=0.5, name="again")],
        n=8,
    ),
)
case(
    "no-set-through-cuts",
    lambda: hti.rank_sets(
        fitted(hti.Method(normalise_at={"index": hti.PercentileRank()}), ASKED_TABLE, UNNAMED),
        ASKED_TABLE,
        vary.sampling(rho=0.5),
    ),
)
ALIKE = hti.Method(missing={"missing": hti.ImputeNearest(1)})
HOLED = table(((1, 2), (3, math.nan), (4, 1)), respondents=ANSWERS)
case("neighbours-of-varied-figures", varied(vary.noise("a", 1.0), index=fitted(ALIKE, HOLED), of=HOLED))
case("no-set-through-neighbours", lambda: hti.rank_sets(fitted(ALIKE, HOLED, UNNAMED), HOLED, vary.sampling(rho=0.5)))
case(
    "no-set-through-comparisons",
    lambda: hti.rank_sets(
        fitted(hti.Method(aggregate=hti.Copeland()), ASKED_TABLE, UNNAMED), ASKED_TABLE, vary.sampling(rho=0.5)
    ),
)
case(
    "weights-below-comparison",
    lambda: hti.uncertainty(
        fitted(hti.Method(aggregate_at={"index": hti.Copeland()}), model=DEEP), table(), vary.weights(0.2), n=8
    ),
)
case("no-sampling-among-sources", lambda: varied(WEIGHTS)().rank_sets())


def people(values=((1, 2), (3, 1)), **more):
    groups = more.pop("groups", {})
    columns = more.pop("columns", ["a", "b"])
    given = hti.Table(["p", "q"], columns, np.asarray(values, float), groups=groups)
    return varied(vary.weights_from(given, **more))


case("respondents-without-column", people(nodes=["c"]))
case(
    "no-weight-given",
    lambda: hti.uncertainty(fitted(), table(), [vary.weights_from(hti.Table(["p"], [], np.zeros((1, 0))))], n=8),
)
case("equal-voice", people(equal_voice=True))
case("person-without-group", people(group="g", groups={"g": ["x", ""]}))
case("person-gave-no-weight", people(((math.nan, 1), (1, 1))))
case("person-gave-negative", people(((-1, 1), (1, 1))))
case("nobody-gave-weight", people(((0, 1), (0, 1))))
case("base-points", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=1))
case("resamples", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, resamples=99999))
case("interactions-of-all", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, output="scores", second_order=True))
case("top-k", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, output="top_k", k=9))
case("ranks-of-another-table", lambda: hti.sobol(fitted(), table(((1, 2), (3, 4))), [WEIGHTS], n=8))
case("no-unit-named", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, output="score"))
case("unit-without-effect", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, unit="u"))
case("each-no-source", lambda: hti.sobol(fitted(), table(), [WEIGHTS], n=8, each="weigths"))
case("each-one-factor", lambda: hti.sobol(fitted(), table(), [NOISE], n=8, each="noise"))
case("number-of-factors", lambda: hti.sobol_sample(0, 8))
case("labels-of-factors", lambda: hti.sobol_sample(2, 8, groups=["x"]))
case("sobol-level", lambda: hti.sobol_indices(np.zeros(32), 2, level=2))
case("rows-of-y", lambda: hti.sobol_indices(np.zeros(9), 2))
case("too-few-draws", lambda: hti.rank_sets_from_draws([1, 2], np.zeros((2, 3))))
case("draws-not-finite", lambda: hti.rank_sets_from_draws([1, 2], np.full((2, 99), math.inf)))
case("spread", lambda: hti.rank_bounds(fitted(), table(), 2.0))
case("bounds-elsewhere", lambda: hti.rank_bounds(fitted(), table(), bounds={"index": (0, 1)}))
case("bounds", lambda: hti.rank_bounds(fitted(), table(), bounds={"a": (1, 0)}))
case("no-weights-within-bounds", lambda: hti.rank_bounds(fitted(), table(), bounds={"a": (0, 0.1), "b": (0, 0.1)}))
OWN = hti.Method(aggregate=hti.CustomAggregate(lambda values, weights: float(sum(values))))
case("of-node", lambda: hti.rank_bounds(fitted(OWN), table(), 0.1))
case("weights-of-own-mean", lambda: hti.weight_intervals(fitted(OWN), table()))
case("no-weights-below", lambda: hti.rank_bounds(fitted(), table(), 0.1, node="a"))
case("not-above", lambda: hti.weight_intervals(fitted(), table(), pair=("w", "v")))
case("top", lambda: hti.weight_intervals(fitted(), table(), "top", k=0))
case("all-among-the-first", lambda: hti.weight_intervals(fitted(), table(), "top", k=9))
case("no-children-below", lambda: hti.overtaking(fitted(), table(), "u", "v", "a"))
case("unit-without-score", lambda: _overtaken())
case("synthetic-years", lambda: hti.datasets.synthetic_edition(1999))


def _overtaken():
    found = _unscored()
    return hti.overtaking(found.index, found.table, "u", "v")


case("another-rank-rule", varied(vary.choice("method", [hti.Method(), hti.Method(decimals=1)])))
case("no-alternative-fits", varied(vary.choice("normalise", [hti.Goalposts()])))
case("no-weight-varies", varied(vary.weights(0.2, nodes=["index"])))
case("ranks-counted-together", lambda: _many())
case("no-indicator-in-table", varied(WEIGHTS, reference=hti.Table(["x"], ["a"], np.ones((1, 1)))))
case("counts-by-own-rules", lambda: _own_counts())
DONE = struct.pack("<QQQ", 1, 0, 8)
case("impossible-replicates", lambda: _counts(lambda counts: counts.replace(DONE, struct.pack("<QQQ", 1, 8, 8))))
case("other-replicates", lambda: _counts(lambda counts: counts.replace(DONE, struct.pack("<QQQ", 1, 0, 9))))
case("counts-of-another-size", lambda: _counts(lambda counts: counts.replace(DONE + b"\1", DONE + b"\2")))
CURVED = hti.Method(aggregate=hti.Geometric(1))
WIDE = hti.Model([ROOT, hti.Node("part", "index"), B, indicator("a", "part"), indicator("c", "part")])
THREE = table(((1, 2, 3), (3, 2, 1), (2, 5, 4)), indicators=["a", "b", "c"])
case("arithmetic-between", lambda: hti.overtaking(fitted(CURVED, THREE, WIDE), THREE, "u", "v", "part"))
case("too-many-numbers", lambda: hti.sobol(fitted(None, _broad(4000), _broad_model(4000)), _broad(4000), [WEIGHTS], n=8))
case("too-many-children", lambda: scores(_broad(40), CURVED, _broad_model(40)).explain("u"))
case("reference-not-to-explain", lambda: _unscored().explain("v", "u"))
case(
    "constant-outcome",
    lambda: scores(table(((1, 2), (1, 3), (1, 5), (1, 4)), units=list("uvwx")), hti.Method(constant="middle")).importance("a"),
)
case("step-at-no-level", lambda: fitted(hti.Method(aggregate_at={2: hti.Geometric(1)}), model=hti.Model([indicator("a", "")])))
case("table-of-other-units", varied(vary.choice("table", [table(), OTHER])))
case("tables-among-reference", varied(vary.choice("table", [OTHER]), of=OTHER, reference=table()))
case("vary-brackets", lambda: file_of("vary = 1", read=_read_vary)())
case("no-such-word", lambda: file_of('[[vary]]\nkind = "weigths"', read=_read_vary)())
case("index-does-not-fit", lambda: _unfitting())
case(
    "normalised-too-large",
    lambda: fitted(hti.Method(normalise=hti.ZScore()), table(((0, 1), (1e-300, 2)))).score(table(((1e300, 1), (0, 2)))),
)
NONE = hti.NormaliseNone()
case(
    "rescaled-not-finite",
    lambda: fitted(hti.Method(normalise=NONE, rescale={"index": hti.ZScore()}), table(((0, 0), (1e-300, 1e-300)))).score(
        table(((1e300, 1e300),))
    ),
)


def _many():
    of = hti.Table([str(k) for k in range(6000)], ["a", "b"], np.arange(12000.0).reshape(6000, 2))
    hti.uncertainty(fitted(of=of), of, [WEIGHTS], n=8).p_top(3001)


def _own_counts():
    of = hti.uncertainty(fitted(OWN), table(), [WEIGHTS], n=8)
    of.restored(of.to_bytes())


def _broad_model(n):
    return hti.Model([ROOT, *(indicator(f"i{k}") for k in range(n))])


def _broad(n):
    return hti.Table(["u", "v"], [f"i{k}" for k in range(n)], np.array([[1.0] * n, [2.0] * n]))


def _unfitting():
    saved = json.loads(fitted().to_json())
    saved["indicators"].pop()
    hti.Index.from_json(json.dumps(saved))


# Frames.


def frame(**columns):
    return lambda: hti.Model.from_frame(pd.DataFrame({"code": ["index", "a"], "parent": ["", "index"], **columns}))


case("of-row", frame(weight=["1", "x"]))
case("column-of-words", frame(kind=["", "x"]))
case("two-columns-for", lambda: hti.Model.from_frame(pd.DataFrame({"code": ["index"], "id": ["index"], "parent": [""]})))
case("column-to-ignore", frame(wieght=[1, 1]))
case("pairs-and-ends", frame(range=[None, None], range_low=[None, None]))
case("level-of-row", frame(level=[3, 1]))
case("instead-Target", frame(Target=["", "1"]))
case("empty-direction", frame(direction=["", ""]))
case("empty-weight", frame(weight=["", ""]))
case("only-an-indicator-has", frame(kpi=["x", ""]))
case("no-pair", frame(range=[None, "x"]))
case("ends-go-together", frame(range_low=[None, 1], range_high=[None, None]))


def of_frame(columns, **more):
    return lambda: hti.Table.from_frame(columns, MODEL, **more)


FIGURES = {"unit": ["u", "v"], "a": [1, 2], "b": [2, 3]}
case("two-columns", lambda: hti.Table.from_frame(pd.DataFrame([["u", 1, 2]], columns=["unit", "a", "a"]), MODEL))
case("lengths-of-columns", of_frame({**FIGURES, "b": [1]}))
case("codes-with-decimals", of_frame(pd.DataFrame({**FIGURES, "unit": [1.5, 2.5]})))
case("cell-of-frame", of_frame({**FIGURES, "b": ["x", 1]}))
case("no-column-of-cells", of_frame({**FIGURES, "b": 5}))
case("column-of-no-numbers", of_frame({**FIGURES, "b": np.array(["2014", "2015"], "datetime64[Y]")}))
case("column-of-no-text", of_frame({**FIGURES, "namn": np.array([b"U", b"V"])}, name="namn"))
case("matrix-of", lambda: hti.Table(["u"], ["a"], np.array([["2014"]], "datetime64[Y]")))
case("whole-number-too-large", of_frame({**FIGURES, "b": [2**53 + 1, 1]}))
case("part-units", of_frame({"a": [1], "b": [2]}, unit="kod"))
case("part-names", of_frame(FIGURES, name="namn"))
case("part-groups", of_frame(FIGURES, groups=["lan"]))
case("part-background", of_frame(FIGURES, background=["folk"]))
case("no-such-column", of_frame({"unit": ["u"], "a": [1]}))
case("column-of-no-indicator", of_frame({**FIGURES, "bb": [1, 2]}))

# Pictures and files.


def others_files():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "u").mkdir()
        Path(folder, "u", "letter.docx").touch()
        job.put(Path(folder, "u"), {})


case("or", lambda: output.suffix_of("x.txt"))
case("top-of-picture", lambda: varied(WEIGHTS)().plot.ranks(top=0))
case("no-product", lambda: hti.report(scores(), out=".", products=["papyrus"]))
case("product-needs", lambda: hti.report(scores(), out=".", products=["units"]))


def elsewhere():
    return hti.Table(["d"], ["a"], [[1.0]], groups={"kommun": ["elsewhere"]})


case(
    "product-without",
    lambda: hti.report(scores(), scores().units[0], out=".", products=["districts"], districts=elsewhere()),
)


def themed(text):
    return file_of(text, read=theme.read)


def templated(text, change):
    """A theme with a template beside it, a presentation that is changed before."""

    def read():
        deck = pptx.Presentation()
        change(deck)
        with tempfile.TemporaryDirectory() as folder:
            deck.save(Path(folder, "m.pptx"))
            Path(folder, "t.toml").write_text(f'template = "m.pptx"\n{text}', encoding="utf-8")
            return theme.read(Path(folder, "t.toml"))

    return read


def keep(deck):
    """Leave a presentation as it is."""


def few(deck):
    """Leave two layouts, neither with a title alone."""
    for layout in [each for each in deck.slide_layouts if each.name not in ("Title Slide", "Blank")]:
        deck.slide_layouts.remove(layout)


def linked(deck):
    """Let a presentation lead out of itself."""
    deck.part.relate_to("https://example.org", "hyperlink", is_external=True)


case("theme-unread", lambda: theme.read("."))
case("theme-syntax", themed("name = "))
case("theme-key", themed('color = "#000000"'))
case("theme-text", themed("name = 1"))
case("theme-logo-name", themed('logo = "x.toml"'))
case("theme-examples", themed("example = 1"))
case("theme-colour", themed('colour = "blue"'))
case("theme-contrast", themed('colour = "#888888"'))
case("theme-outside", themed('name = "N"\nlogo = "../x.png"'))
case("theme-template", themed('template = "x.toml"'))
case("theme-template-runs", templated("", linked))
case("theme-layout", templated('layout = "L"', few))
case("theme-layout-title", templated('layout = "Blank"', keep))
case("theme-layout-none", templated("", few))
case("theme-layout-alone", themed('layout = "L"'))
case("theme-no-file", themed('name = "N"\nlogo = "none.png"'))
case("theme-png", themed('name = "N"\nlogo = "x.toml"'))
case("theme-tool", themed('tool = "http://example.org"'))
case("theme-example", themed('[[example]]\nunit = "u"'))
case("notice-needs", lambda: hti.report(scores(), out=".", products=["notice"], recipient="R"))
case(
    "notice-offset",
    lambda: hti.report(scores(), out=".", products=["notice"], recipient="R", release=datetime(2026, 12, 1, tzinfo=UTC)),
)
case("notice-alone", lambda: hti.report(scores(), out=".", recipient="R"))
case("history-years", lambda: hti.report(scores(), out=".", history=[scores()]))
case("others-files", others_files)


def ordered(row, head="order,received,customer,unit,products,languages,recipients,release"):
    return file_of(f"{head}\n{row}\n", suffix=".csv", read=lambda path: orders.read(Path(path)))


case("list-column", ordered("A,B", "order,unit"))
case("list-stray", ordered("A,B,x", "order,unit,notes"))
case("row-quotes", ordered('"A'))
case("order-id", ordered("A 1,2026-11-02,K,u,report,sv,,2026-12-01"))
case("order-twice", ordered("A,2026-11-02,K,u,report,sv,,2026-12-01\nA,2026-11-02,K,u,report,sv,,2026-12-01"))
case("order-time", ordered("A,tomorrow,K,u,report,sv,,2026-12-01"))
case("order-alone", ordered("A,2026-11-02,K,u,units,sv,,2026-12-01"))
AGREED = "order,received,customer,unit,products,languages,recipients,release,terms,size"
case("order-terms", ordered("A,2026-11-02,K,u,report,sv,,2026-12-01,never,", AGREED))
case("order-recipients", ordered("A,2026-11-02,K,u,notice,sv,,2026-12-01"))


def of_another_size(path):
    of = hti.datasets.load("oppna-jamforelser-2014")
    edition = Edition(hti.fit(hti.load("oppna-jamforelser-2014"), of).score(of))
    raise orders.refused(edition, orders.read(Path(path)))["A"]


def chosen_twice(path):
    of = scores().table
    return chosen.read(Path(path), of, scores().index.model)


SMALL = f"{AGREED}\nA,2026-11-02,K,0114,report,sv,,2026-12-01,,small\n"
case("order-size", file_of(SMALL, suffix=".csv", read=of_another_size))
case("chosen-twice", file_of("unit,indicator,aim\nu,a,1\nu,a,2\n", suffix=".csv", read=chosen_twice))

case("no-language", lambda: varied(WEIGHTS)().plot.ranks(language="de"))
case("municipalities-of-sweden", lambda: hti.plot.map(scores()))

# The command line.


def line(*arguments):
    """What a command tells of is caught before it is printed."""

    def run():
        given = cli.parsed([str(argument) for argument in arguments])
        cli.useless.check(given)
        cli.guard.check(given)
        given.run(given)

    return run


OJ = "oppna-jamforelser-2014"
case("definition-needed", line("compare", "x.csv", "y.csv"))
case("two-editions-or-more", line("compare", OJ))
case("earlier-is-later", line("rank", "oppna-jamforelser-2013", "-d", "oppna-jamforelser-2013", "--earlier", OJ))
case("unit-needed", line("whatif", OJ, "-d", OJ, "--set", "x=1"))
ORDERED = b"order,received,customer,unit,products,languages,recipients,release\nA,2026-11-02,K,u,report,sv,,2026-12-01\n"


def of_orders(action, *more):
    return file_of(ORDERED, suffix=".csv", read=lambda path: line("orders", action, path, "--out", "x", *more)())


case("order-unknown", of_orders("status", "--order", "B"))
case("order-needed", of_orders("withdraw"))
case("unit-or-all", line("report", OJ, "-d", OJ, "--out", "x"))
case("number-or-status", line("whatif", OJ, "-d", OJ, "--unit", "0114", "--set", "inflytande=x"))
case("indicator-and-value", line("whatif", OJ, "-d", OJ, "--unit", "0114", "--set", "x"))
case("given-twice", line("whatif", OJ, "-d", OJ, "--unit", "0114", "--set", "x=1", "--set", "x=2"))
case("is-no-number", line("priorities", OJ, "-d", OJ, "--unit", "0114", "--goal-rank", "1", "--effort", "x=y"))
case("unit-of-all-units", line("sensitivity", OJ, "-d", OJ, "--unit", "0114"))
case("useless-awards", line("rank", OJ, "-d", OJ, "--awards", "--top", "3"))
case("useless-no-csv", line("rank", OJ, "-d", OJ, "--csv", "sv", "--out", "/tmp/x.json"))
case("useless-without", line("rank", OJ, "-d", OJ, "--earlier-definition", OJ))
case("useless-peers-named", line("peers", OJ, "-d", OJ, "--unit", "0114", "--peers", "0115", "--count", "3"))
case("useless-without-goal", line("priorities", OJ, "-d", OJ, "--unit", "0114", "--effort", "x=1"))
case(
    "useless-own-definitions",
    line("compare", "oppna-jamforelser-2013", OJ, "-d", "oppna-jamforelser-2013", "-d", OJ, "--frame", "own"),
)
case("useless-built-in", line("rank", OJ, "-d", OJ, "--delimiter", ";"))


def with_files(run, **texts):
    """What a command does with files of these texts."""

    def made():
        with tempfile.TemporaryDirectory() as folder:
            paths = {}
            for name, text in texts.items():
                paths[name] = str(Path(folder, f"{name}.{'toml' if name == 'definition' else 'csv'}"))
                Path(paths[name]).write_text(text)
            line(*run(**paths))()

    return made


ASKED = 'schema = 1\nid = "x"\n[columns]\nunit = "unit"\ngroups = ["kommun", "regi"]\n[[node]]\nid = "index"\n'
ASKED += leaf("a", more='kind = "share"\nerror = "survey"') + leaf("b", more='kind = "mean"\nerror = "survey"')
FIVE = "unit,kommun,regi,a,b\n" + "".join(f"u{k},k,x,{50 + 5 * k},{k}\n" for k in range(5))
case(
    "output-is-input",
    with_files(lambda definition, data: ("rank", data, "-d", definition, "--out", data), definition=ASKED, data=FIVE),
)
case(
    "answers-needed",
    with_files(lambda definition, data: ("units", data, "-d", definition, "--municipality", "k"), definition=ASKED, data=FIVE),
)
case(
    "assume-respondents",
    with_files(lambda definition, data: ("rank-sets", data, "-d", definition, "--rho", "0.5"), definition=ASKED, data=FIVE),
)
case(
    "no-column-of-municipality",
    with_files(
        lambda definition, data: (
            "districts",
            data,
            "-d",
            definition,
            "--reference",
            data,
            "--unit",
            "unit",
            "--by",
            "del",
            "--ignore",
            "*",
        ),
        definition=ASKED,
        data=FIVE,
    ),
)


# Weights from respondents.


def weighed(answers, keys=""):
    """A definition of a and b whose weights are those of respondents."""

    def made():
        with tempfile.TemporaryDirectory() as folder:
            if answers:
                Path(folder, "answers.csv").write_text(f"person;lag;{answers}\n", encoding="utf-8")
            text = f'schema = 1\nid = "x"\n[weights]\nrespondents = "answers.csv"\nunit = "person"\n{keys}\n{TREE}'
            Path(folder, "x.toml").write_text(text, encoding="utf-8")
            return hti.load(Path(folder, "x.toml"))

    return made


EVERYBODY = "a;b\n1;x;1;2"
case("no-respondents", weighed(""))
case("equal-voice-of-whom", weighed(EVERYBODY, "equal_voice = true"))
case("group-without-voice", weighed(EVERYBODY, 'group = "lag"'))
case("respondent-without-group", weighed(EVERYBODY + "\n2;;3;4", 'group = "lag"\nequal_voice = true'))
case("respondent-without-weight", weighed(EVERYBODY + "\n2;x;;4"))
case("negative-weight", weighed(EVERYBODY + "\n2;x;-1;4"))
PEOPLE = hti.Table(["1"], ["index"], np.array([[1.0]]))
case("root-weighed", lambda: hti.weighed_by(hti.Definition("x", MODEL), PEOPLE))
case("siblings-weighed", weighed("a\n1;x;1"))
case("nobody-weighed", weighed("a;b\n1;x;0;0"))
case("of-respondents", weighed("a\n1;x;1"))
case("of-respondent", weighed(EVERYBODY + "\n2;x;-1;4"))

# The analysis tool.


def _without_page():
    """The tool where its page was not built."""
    with tempfile.TemporaryDirectory() as folder, patch.object(tool_page, "files", lambda _: Path(folder)):
        tool_page._page.cache_clear()
        return hti.tool(scores(), out=Path(folder, "tool.html"))


case("no-tool-page", _without_page)
