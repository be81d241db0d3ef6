"""The pictures of the command line: each is drawn, says what it shows, and does not rest on colours."""

import re

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex import cli, plot
from hemtjanstindex.plot import style
from hemtjanstindex.present import tokens

NAME = "oppna-jamforelser-2014"
EDITION = "Hemtjänst i Öppna jämförelser 2014"
ASKED = {
    "ranking": ["--top", "5", "--bottom", "5"],
    "map": ["--node", "information", "--colours", "kolada"],
    "ranks": ["-n", "200", "--unit", "1290", "--unit", "1280"],
    "probabilities": ["-n", "200", "--unit", "1290", "--unit", "1280"],
    "dominance": ["-n", "200"],
}


def words_of(svg):
    """What stands in a picture: matplotlib notes every text beside its outlines."""
    return re.findall(r"<!-- (.*?) -->", svg)


@pytest.mark.parametrize("picture", ASKED)
def test_a_picture_says_what_it_shows(picture, tmp_path):
    out = tmp_path / "picture.svg"
    asked = ["plot", picture, NAME, "-d", NAME, *ASKED[picture], "--source", "Källa: Socialstyrelsen", "--language", "sv"]
    assert cli.main([*asked, "--out", str(out)]) == 0
    told = words_of(out.read_text())
    assert any(EDITION in text and "2014" in text for text in told)
    assert "Källa: Socialstyrelsen" in told
    if picture in ("ranking", "map"):
        assert any("egna vikter och regler" in text for text in told)
    first = out.read_bytes()
    assert cli.main([*asked, "--out", str(out)]) == 0
    assert out.read_bytes() == first


def test_a_matrix_shows_no_more_than_may_be_shown(tmp_path):
    data = tmp_path / "enheter.csv"
    edition = hti.datasets.synthetic_edition(2025).units
    definition = hti.load("hemtjanstindex-enhet")
    edition.to_csv(data, definition)
    out = tmp_path / "matrix.svg"
    asked = ["plot", "matrix", str(data), "-d", "hemtjanstindex-enhet", "--municipality", "X245", "--out", str(out)]
    assert cli.main(asked) == 0
    told = words_of(out.read_text())
    assert any("rekonstruktion" in text or "reconstruction" in text for text in told)
    table, _ = hti.suppress(edition, definition)
    shown = hti.fit(definition, table).score(table).providers("X245").units
    assert set(shown["name"]) <= {text.removesuffix(" †") for text in told}


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_other_formats_are_the_same_each_time(ending, tmp_path):
    files = [tmp_path / f"{k}.{ending}" for k in range(2)]
    for file in files:
        assert cli.main(["plot", "ranking", NAME, "-d", NAME, "--top", "3", "--out", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_bytes().startswith({"png": b"\x89PNG", "pdf": b"%PDF"}[ending])


def test_what_cannot_be_drawn_is_refused(tmp_path, capsys):
    data = tmp_path / "figures-2014.csv"
    data.write_text(hti.datasets.text(NAME))
    assert cli.main(["plot", "ranking", NAME, "-d", NAME, "--out", str(tmp_path / "r.xlsx")]) == 2
    assert ".png" in capsys.readouterr().err
    assert cli.main(["plot", "ranks", str(data), "-d", NAME, "--unit", "9999", "--out", str(tmp_path / "r.png")]) == 2
    assert "9999" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [data]


def luminance(colour):
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (red, green, blue)]
    return np.dot(linear, (0.2126, 0.7152, 0.0722))


def test_classes_are_told_apart_without_colours():
    """By shape everywhere; result groups also by lightness, from dark to light in their order."""
    for colouring in ("group", "kolada"):
        _, looks = style.classes(colouring, "sv")
        assert len({look.marker for look in looks.values()}) == len(looks)
    lightness = [luminance(tokens.colour(group)) for group in style.GROUPS]
    assert lightness == sorted(lightness)
    assert min(np.diff(lightness)) > 0.02
    assert len({marker for _, marker in style.KINDS}) == len(style.KINDS)


def test_a_ranking_has_the_shapes_of_its_groups():
    table = hti.datasets.load(NAME)
    scores = hti.fit(hti.load(NAME), table).score(table)
    figure = plot.ranking(scores, top=40, bottom=0)
    drawn = [line.get_marker() for line in figure.axes[0].lines if line.get_marker() != "None"]
    assert drawn == [style.GROUPS[group] for group in scores.ranking()["group"][:40]]
