"""Numbers as people read them, against decimal arithmetic and against Python's own formats."""

import ast
import math
import random
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from pathlib import Path

import hemtjanstindex as hti
import pytest
from hemtjanstindex import _core
from hemtjanstindex.present import numbers
from hypothesis import example, given
from hypothesis import strategies as st

finite = st.floats(allow_nan=False, allow_infinity=False)
usual = st.floats(-1e9, 1e9) | st.integers(-(10**7), 10**7).map(lambda n: n / 1000) | st.integers(-(10**15), 10**15).map(float)


def rounded(value: float, decimals: int) -> Decimal:
    """The number as it is read and written, rounded half away from zero."""
    return Context(prec=400, rounding=ROUND_HALF_UP).quantize(Decimal(repr(value)), Decimal(1).scaleb(-decimals))


def plain(text: str) -> str:
    return text.replace("\u2212", "-")


@given(finite | usual, st.integers(0, 12))
@example(2.675, 2)
@example(0.125, 2)
@example(-0.5, 0)
@example(9.995, 2)
@example(1e22, 0)
@example(5e-324, 12)
def test_decimals_are_rounded_half_away_on_the_digits_that_are_read(value, decimals):
    text = plain(_core.number_words(value, f".{decimals}f"))
    assert text.startswith("-") == (rounded(value, decimals) < 0)
    assert Decimal(text) == rounded(value, decimals)
    assert len(text.partition(".")[2]) == decimals


@given(finite | usual, st.integers(1, 17))
@example(999999.5, 6)
@example(0.000099999995, 6)
@example(100.0, 6)
def test_significant_digits_are_those_of_decimal_arithmetic(value, digits):
    expected = Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(repr(value))
    text = plain(_core.number_words(value, f".{digits}g"))
    assert Decimal(text) == expected
    # Exponents and zeros stand where Python's own format puts them, of the rounded number.
    assert text == format(float(expected), f".{digits}g") or digits > 15


@given(usual, st.integers(0, 6))
def test_percent_is_hundredfold_in_decimal_digits(value, decimals):
    hundredfold = Context(prec=400, rounding=ROUND_HALF_UP).multiply(Decimal(repr(value)), 100)
    expected = Context(prec=400, rounding=ROUND_HALF_UP).quantize(hundredfold, Decimal(1).scaleb(-decimals))
    assert Decimal(plain(_core.number_words(value, f".{decimals}%")).removesuffix("%")) == expected
    assert _core.number_words(value, f".{decimals}f", shift=2) + "%" == _core.number_words(value, f".{decimals}%")


@given(usual, st.integers(0, 4))
def test_thousands_are_marked_as_python_marks_them(value, decimals):
    expected = f"{rounded(value, decimals) + 0:,f}"
    assert plain(_core.number_words(value, f",.{decimals}f", thousands=",")) == expected


def test_marks_of_the_languages():
    assert numbers.number(-1234.5, "+.1f", "sv") == "\u22121234,5"
    assert numbers.number(1234.5, "+.1f", "en") == "+1234.5"
    assert numbers.whole(1234567, "sv") == "1\u00a0234\u00a0567"
    assert numbers.whole(1234567, "en") == "1,234,567"
    assert numbers.grouped(12345.25, "sv") == "12\u2009345,3"
    assert numbers.percent(0.285, "sv") == "29"
    assert numbers.short(12.0, ".1f", "sv") == "12"
    assert numbers.short(12.04, ".1f", "en") == "12"
    assert numbers.general(0.125, "sv") == "0,125"
    assert numbers.score(None, "sv") == numbers.score(math.nan, "en") == "–"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(math.inf, "g", "∞"), (-math.inf, ".1f", "\u2212∞"), (0.0, "+.2f", "0.00"), (-0.004, "+.2f", "0.00"), (-0.0, "g", "0")],
)
def test_ends(value, form, text):
    assert _core.number_words(value, form) == text


def test_a_hundred_thousand_numbers_to_one_decimal():
    drawn = random.Random(1)
    halves = [number / 100 for number in range(5, 60_000, 10)]
    values = [
        *halves,
        *(drawn.uniform(-100, 100) for _ in range(50_000)),
        *(round(drawn.uniform(0, 100), 2) for _ in range(50_000)),
    ]
    told = [plain(_core.number_words(value, ".1f")) for value in values]
    assert [v for v, text in zip(values, told, strict=True) if Decimal(text) != rounded(v, 1)] == []
    binary = [f"{value:.1f}" for value in halves]  # as a format with digits rounds them
    assert sum(one != other for one, other in zip(binary, told[: len(halves)], strict=True)) > 2_000
    assert _core.number_words(93.25, ".1f") == "93.3"


def test_nothing_else_writes_numbers_for_people():
    """A format with digits rounds binary digits; messages of errors and coordinates of pictures are no numbers to read."""
    found = {}
    for room in ("present", "plot", "report", "cli", "core/html.py"):
        path = Path(hti.__file__).parent / room
        for file in [path] if path.suffix else path.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                form = isinstance(node, ast.FormattedValue) and node.format_spec and ast.unparse(node.format_spec)
                rounds = isinstance(node, ast.Call) and ast.unparse(node.func) in ("format", "round")
                if rounds or (form and re.search("[efg%]'$", form)):
                    found.setdefault(file.name, []).append(node.lineno)
    assert set(found) <= {"svg.py", "teller.py", "data.py"}, found
