"""Surveys as things of a definition, and what is refused or said where nothing is known of them."""

import copy
import pickle

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex import _core

USERS = hti.Survey("users", rho=0.4, source="assumed")


def nodes(survey="users", questions=3):
    asked = {"kind": "share", "error": "survey", "survey": survey, "goalposts": (0, 100)}
    leaves = [hti.Node(f"q{k}", "index", indicator=hti.Indicator(**asked)) for k in range(questions)]
    return [
        hti.Node("index"),
        *leaves,
        hti.Node("fact", "index", weight=questions, indicator=hti.Indicator(goalposts=(0, 100))),
    ]


def answered(model, values, n=60):
    values = np.asarray(values, dtype=float)
    counts = np.where(np.isnan(values), np.nan, n)
    return hti.Table([f"u{k}" for k in range(len(values))], model.indicators, values, respondents=counts)


def fitted(model, table):
    return hti.fit(model, hti.Method(normalise=hti.Goalposts()), table)


VALUES = [[70, 80, 60, 50], [90, 85, 75, 50], [60, 50, 40, 50], [np.nan, np.nan, np.nan, 62]]


def test_a_survey_is_a_value():
    assert repr(USERS) == "hti.Survey(name='users', rho=0.4, source='assumed')"
    assert USERS.assumed
    assert not hti.Survey("users").assumed
    model = hti.Model(nodes(), surveys=[USERS])
    assert model.surveys == [USERS]
    assert hti.Model(model).surveys == [USERS]
    assert model != hti.Model(nodes())
    for kept in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model), eval(repr(model))):
        assert kept == model
        assert kept.surveys == [USERS]


@pytest.mark.parametrize(
    ("surveys", "code"),
    [
        ([USERS, USERS], "duplicate_survey"),
        ([USERS, hti.Survey("usres")], "unused_survey"),
        ([hti.Survey("users", rho=1.2, source="assumed")], "invalid_correlation"),
        ([hti.Survey("users", rho=0.2)], "invalid_correlation"),
    ],
)
def test_faults_of_surveys(surveys, code):
    with pytest.raises(hti.ModelError) as caught:
        hti.Model(nodes(), surveys=surveys)
    assert [p.code for p in caught.value.problems] == [code]


def test_a_frame_names_surveys_and_the_call_states_them():
    frame = {
        "code": ["index", "a", "b"], "parent": ["", "index", "index"], "error": ["", "survey", "survey"],
        "survey": ["", "users", "users"],
    }  # fmt: skip
    assert hti.Model.from_frame(frame, surveys=[USERS]).surveys == [USERS]
    assert hti.Model.from_frame(frame).surveys == []


@pytest.mark.parametrize("name", [n for n in hti.definitions.names() if n.startswith(("oppna", "hemtjanstindex", "kolada"))])
def test_shipped_definitions_state_an_upper_value(name, tmp_path):
    definition = hti.load(name)
    stated = {s.name: s for s in definition.model.surveys}
    assert stated["brukarundersökningen"] == hti.Survey("brukarundersökningen", rho=0.4, source="assumed")
    path = tmp_path / "again.toml"
    path.write_text(definition.to_toml(), encoding="utf-8")
    again = hti.load(path)
    assert again.model == definition.model
    assert again.hash() == definition.hash()


def test_what_combines_questions_is_refused_without_rho():
    model = hti.Model(nodes())
    table = answered(model, VALUES)
    index = fitted(model, table)
    asked = [
        lambda: hti.rank_sets(index, table),
        lambda: hti.uncertainty(index, table, hti.vary.sampling(), n=10),
        lambda: hti.sobol(index, table, [hti.vary.weights(), hti.vary.sampling()], n=8),
    ]
    for ask in asked:
        with pytest.raises(hti.MethodError) as caught:
            ask()
        (problem,) = caught.value.problems
        assert problem.code == "unknown_correlation"
        assert "3 questions belong to survey 'users'" in problem.message
        assert "[[survey]]" in problem.message
        assert "sampling(rho=...)" in problem.message
    assert hti.rank_sets(index, table, hti.vary.sampling(rho=0)).surveys == [hti.Survey("users", rho=0, source="sampling")]
    nameless = hti.Model(nodes(survey=""))
    with pytest.raises(hti.MethodError, match="3 questions name no survey"):
        hti.rank_sets(fitted(nameless, answered(nameless, VALUES)), answered(nameless, VALUES))
    single = hti.Model(nodes(questions=1))
    one = answered(single, [[70, 50], [80, 50]])
    assert hti.rank_sets(fitted(single, one), one).surveys == []


def test_noise_of_nodes_is_unknown_without_rho_and_known_with_it():
    for surveys, known in (([], False), ([USERS], True)):
        model = hti.Model(nodes(), surveys=surveys)
        table = answered(model, VALUES)
        scores = fitted(model, table).score(table)
        rows = scores.profile("u0", against=["u1"])
        of = dict(zip(rows["node"], rows["within_noise"], strict=True))
        assert (of["index"] is not None) == known
        assert of["q0"] is not None
        surveys_of, unknown = _core.noise(model)
        assert (surveys_of == [USERS], unknown == "") == (known, known)


def test_the_error_of_a_mean_of_questions_is_that_of_correlated_answers():
    """With q questions of equal weight and counts the variance is 1 + (q - 1) rho times that of independent ones."""
    spread = {}
    for rho in (0.0, 0.4, 1.0):
        model = hti.Model(nodes(questions=8), surveys=[hti.Survey("users", rho=rho, source="assumed")])
        table = answered(model, [[70] * 8 + [50], [72] * 8 + [50]], n=1000)
        u = hti.uncertainty(fitted(model, table), table, hti.vary.sampling(), n=20_000)
        spread[rho] = u.scores()["sd"][0]
    assert spread[0.4] / spread[0.0] == pytest.approx(np.sqrt(1 + 7 * 0.4), rel=0.03)
    assert spread[1.0] / spread[0.0] == pytest.approx(np.sqrt(8), rel=0.03)


def test_results_tell_rho_and_its_source():
    model = hti.Model(nodes(), surveys=[hti.Survey("users", rho=0.25, source="answers of 2024, person by person")])
    table = answered(model, VALUES)
    index = fitted(model, table)
    told = ["users: rho 0.25 (answers of 2024, person by person)"]
    assert hti.rank_sets(index, table).provenance()["correlation"] == told
    u = hti.uncertainty(index, table, hti.vary.sampling(), n=50)
    assert u.provenance()["correlation"] == told
    assert u.rank_sets(0.9, n=99).provenance()["correlation"] == told
    s = hti.sobol(index, table, [hti.vary.weights(), hti.vary.sampling()], n=8)
    assert s.provenance()["correlation"] == told
    assert "correlation" not in hti.uncertainty(index, table, hti.vary.weights(), n=10).provenance()


def test_who_has_no_survey_figure_is_not_the_surest():
    model = hti.Model(nodes(), surveys=[USERS])
    table = answered(model, VALUES)
    frame = hti.rank_sets(fitted(model, table), table, level=0.9).to_frame()
    assert frame["known"].tolist() == [True, True, True, False]
    assert np.isnan(frame.loc[3, ["low", "high", "standard_error"]].astype(float)).all()
    assert frame.loc[3, "rank"] == 2
    alone = answered(model, VALUES[:3])
    others = hti.rank_sets(fitted(model, alone), alone, level=0.9).to_frame()
    assert (frame["high"][:3] == others["high"] + 1).all()  # it may stand above everybody
    assert (frame["low"][:3] == others["low"]).all()
