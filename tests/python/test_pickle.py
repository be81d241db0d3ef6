"""Everything can be pickled and copied, and rules and models say what they are."""

import copy
import pickle

import hemtjanstindex as hti
import numpy as np
import pytest

RULES = [
    hti.TreatNone(),
    hti.Winsorise(max_points=3, skewness=1.5, kurtosis=3, log=False),
    hti.Log(0.02),
    hti.NormaliseNone(),
    hti.MinMax(0, 100),
    hti.MinMax(1, 10, clip=(2.5, 97.5)),
    hti.Goalposts(0, 1, clip=False),
    hti.ZScore(50, 10),
    hti.RankNormalise(),
    hti.PercentileRank(),
    hti.Borda(),
    hti.Renormalise(min_coverage=0.5, by="count"),
    hti.Penalise(10),
    hti.Penalise(percentile=2.5),
    hti.Refuse(),
    hti.ImputeMean(),
    hti.ImputeMedian(),
    hti.ImputeGroupMean("lan"),
    hti.ImputeGroupMedian(group="lan"),
    hti.Given(),
    hti.EqualWeights(),
    hti.EqualIndicators(),
    hti.Arithmetic(),
    hti.Geometric(floor=1),
    hti.Harmonic(0.5),
    hti.Power(p=0.5, floor=1e-6),
]
TREE = [
    hti.Node("index", name=hti.Text("Index", "Index")),
    hti.Node(
        "a", "index", 2, "En andel", hti.Indicator(kind="share", source="register", measure="percent", meaning="det som mäts")
    ),
    hti.Node("b", "index", indicator=hti.Indicator("lower", quality="outcome", goalposts=(1, 5), range=(0, 10))),
]
METHOD = hti.Method(
    treat=hti.Winsorise(),
    missing={"missing": hti.Renormalise(0.5), "not_answered": hti.Penalise(0)},
    aggregate=hti.Geometric(floor=1),
    aggregate_at={"index": hti.Harmonic(1)},
    normalise_at={1: hti.MinMax(), "b": hti.Goalposts()},
    rescale={"index": hti.MinMax()},
    ties="average",
    tolerance=0.1,
)
VALUES = [*RULES, *TREE, hti.Text("sv", "en"), METHOD, hti.Method(), hti.Cutoffs(50, 10), hti.Columns("kod", "namn", ["lan"])]
VALUES += [hti.Model(TREE), hti.Definition("x", hti.Model(TREE), METHOD, edition="1", title="Titel")]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_value_classes(value):
    again = eval(repr(value), {"hti": hti})
    assert again == value
    assert repr(again) == repr(value)
    assert hash(again) == hash(value)
    for made in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert made == value
        assert type(made) is type(value)


def test_rules_differ_by_their_parameters():
    assert hti.MinMax(0, 100) == hti.MinMax()
    assert hti.MinMax(0, 100) != hti.MinMax(0, 1)
    assert hti.MinMax(0, 1) != hti.Goalposts(0, 1)
    assert len({hti.MinMax(), hti.MinMax(0, 100), hti.ZScore()}) == 2
    assert repr(hti.MinMax(0, 100)) == "hti.MinMax(low=0, high=100)"
    assert repr(hti.MinMax(0, 1, (2.5, 97.5))) == "hti.MinMax(low=0, high=1, clip=(2.5, 97.5))"


@pytest.fixture(scope="module")
def scores() -> hti.Scores:
    d = hti.load("oppna-jamforelser-2014")
    return hti.fit(d, hti.datasets.load(d.id)).score(hti.datasets.load(d.id))


def test_table_index_and_scores(scores):
    table = pickle.loads(pickle.dumps(scores.table))
    assert table == scores.table
    assert table.hash() == scores.table.hash()
    index = copy.deepcopy(scores.index)
    assert index == scores.index
    assert index.score(table).values.tobytes() == scores.values.tobytes()
    again = pickle.loads(pickle.dumps(scores))
    assert again.nodes == scores.nodes
    assert again.values.tobytes() == scores.values.tobytes()
    assert again.provenance() == scores.provenance()


def test_scores_without_indicators_stay_so(scores):
    few = scores.index.score(scores.table, indicators=False)
    assert pickle.loads(pickle.dumps(few)).nodes == few.nodes
    assert len(few.nodes) < len(scores.nodes)


def test_trace(scores):
    trace = scores.trace("1290")
    again = pickle.loads(pickle.dumps(trace))
    assert again == trace
    assert str(again) == str(trace)
    assert again.to_dict() == trace.to_dict()


def test_errors(scores):
    with pytest.raises(hti.DataError) as caught:
        scores.trace("nowhere")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is hti.DataError
    assert again.problems == caught.value.problems
    assert str(again) == str(caught.value)


def mean(values):
    centre = float(np.mean(values))
    return lambda x: x - centre


def test_custom_rules_keep_their_function():
    rule = pickle.loads(pickle.dumps(hti.CustomNormalise(mean)))
    assert rule.function is mean
    assert rule.label == "mean"
