"""Workbooks with damage of every kind end in a table or in one of the library's errors, and never read what lies beside them.

Damage to the packed file leaves the figures as they are or is refused, as its parts have checksums; damage within parts is that
of strangers and of programs, and what is read of them is a table.
"""

from __future__ import annotations

import io
import random
import re
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest
from people_files import ods, xlsx

MODEL = hti.Model(
    [hti.Node("index"), hti.Node("a", "index", indicator=hti.Indicator()), hti.Node("b", "index", indicator=hti.Indicator())]
)
UNITS = [f"u{k}" for k in range(8)]
FIGURES = [[10.5 + 7 * k, 80.25 - 3 * k] for k in range(8)]
ROWS = [["unit", "a", "b"], *([unit, *map(str, row)] for unit, row in zip(UNITS, FIGURES, strict=True))]
CASES = 200
#: What stands where a program writes a number, a place or a name.
ODD = ["", "-1", "0", "1", "1.5", "nan", "inf", "-inf", "1e999", "9" * 12, "9" * 5000, "A0", "XFD1048577", "ZZZZ1", "true", "å"]
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small workbook of each format; that of the oldest as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("workbooks")
    new = xlsx(ROWS, percent=(2,))
    (folder / "in.xlsx").write_bytes(new)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    asked = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(folder), str(folder / "in.xlsx")]
    subprocess.run(asked, check=True, capture_output=True)
    return {"xlsx": new, "ods": ods(ROWS, percent=(2,)), "xls": (folder / "in.xls").read_bytes()}


def read(path: Path, data: bytes) -> hti.Table | hti.DataError:
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return hti.read(path, MODEL)
        except hti.DataError as error:
            found = error
    assert found.problems
    assert all("\n" not in str(each) for each in found.problems)
    return found


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


# Damage to bytes.


def bits(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 8])):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def hole(rng: random.Random, data: bytes) -> bytes:
    begin = rng.randrange(len(data))
    return data[:begin] + data[begin + rng.randint(1, 64) :]


def noise(rng: random.Random, data: bytes) -> bytes:
    begin = rng.randrange(len(data))
    size = rng.randint(1, 64)
    return data[:begin] + rng.randbytes(size) + data[begin + size :]


def twice(rng: random.Random, data: bytes) -> bytes:
    begin = rng.randrange(len(data))
    end = begin + rng.randint(1, 512)
    return data[:end] + data[begin:]


BYTES: list[Callable[[random.Random, bytes], bytes]] = [bits, bits, cut, hole, noise, twice]

# Damage to what a part says.


def odd_value(rng: random.Random, data: bytes) -> bytes:
    """Put something odd in place of an attribute or of a text."""
    found = list(re.finditer(rb'="([^"]*)"|>([^<]+)<', data))
    if not found:
        return data
    begin, end = (one := rng.choice(found)).span(1 if one[1] is not None else 2)
    return data[:begin] + rng.choice(ODD).encode() + data[end:]


def without_tag(rng: random.Random, data: bytes) -> bytes:
    found = list(re.finditer(rb"<[^>]*>", data))
    if not found:
        return data
    begin, end = rng.choice(found).span()
    return data[:begin] + data[end:]


def element_twice(rng: random.Random, data: bytes) -> bytes:
    found = list(re.finditer(rb"<([\w:]+)[^>]*/>|<([\w:]+)[^>]*>[^<]*</\2>", data))
    if not found:
        return data
    begin, end = rng.choice(found).span()
    return data[:end] + data[begin:end] * rng.choice([1, 3, 1000]) + data[end:]


def nested(rng: random.Random, data: bytes) -> bytes:
    depth = rng.choice([10, 1000, 100_000])
    begin = data.find(b">", rng.randrange(len(data))) + 1
    return data[:begin] + b"<x>" * depth + b"</x>" * depth + data[begin:]


def bomb(rng: random.Random, data: bytes) -> bytes:
    """Entities of entities, where the part has its first text."""
    return _entity(data, BOMB + "]>", "i")


def from_beside(rng: random.Random, data: bytes) -> bytes:
    """A file of the machine, asked for by an entity."""
    return _entity(data, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "e")


def _entity(data: bytes, head: str, name: str) -> bytes:
    begin = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    said = re.search(rb">([^<]+)<", data[begin:])
    if not said:
        return data[:begin] + head.encode() + data[begin:]
    at = begin + said.start(1)
    return data[:begin] + head.encode() + data[begin:at] + f"&{name};".encode() + data[at:]


def nothing(rng: random.Random, data: bytes) -> bytes:
    return b""


PARTS = [*BYTES, odd_value, odd_value, odd_value, odd_value, without_tag, element_twice, nested, bomb, from_beside, nothing]


def damaged_part(rng: random.Random, data: bytes) -> bytes:
    """Damage a part, remove it, give it another's name or content, or add one."""
    parts = parts_of(data)
    name = rng.choice(list(parts))
    kind = rng.randrange(10)
    if kind == 0:
        del parts[name]
    elif kind == 1:
        parts[name] = parts[rng.choice(list(parts))]
    elif kind == 2:
        parts["x" + name] = parts.pop(name)
    else:
        parts[name] = rng.choice(PARTS)(rng, parts[name])
    return packed(parts)


def is_right(found: hti.Table) -> bool:
    """Whether the table is the whole one; a column that damage has emptied is no matter of figures."""
    return found.units == UNITS and np.allclose(found.values, FIGURES, rtol=1e-14)


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_whole_workbook_is_read(ending: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    found = read(tmp_path / f"t.{ending}", whole[ending])
    assert isinstance(found, hti.Table)
    assert is_right(found)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_damage_to_a_packed_file_changes_no_figure(ending: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    rng = random.Random(ending)
    refused = 0
    for _ in range(CASES):
        damage = rng.choice(BYTES)
        found = read(tmp_path / f"t.{ending}", damage(rng, whole[ending]))
        refused += isinstance(found, hti.DataError)
        assert isinstance(found, hti.DataError) or is_right(found), damage.__name__
    assert CASES / 4 < refused < CASES


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_damage_within_parts_ends_in_a_table_or_an_error(ending: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    rng = random.Random(ending)
    read_ = 0
    for _ in range(CASES):
        found = read(tmp_path / f"t.{ending}", damaged_part(rng, whole[ending]))
        read_ += isinstance(found, hti.Table)
        assert "root:" not in str(found if isinstance(found, hti.DataError) else [found.units, found.names])
    assert 0 < read_ < CASES


def test_damage_to_an_old_workbook_ends_in_a_table_or_an_error(whole: dict[str, bytes], tmp_path: Path) -> None:
    rng = random.Random("xls")
    read_ = 0
    for _ in range(CASES):
        read_ += isinstance(read(tmp_path / "t.xls", rng.choice(BYTES)(rng, whole["xls"])), hti.Table)
    assert 0 < read_ < CASES
