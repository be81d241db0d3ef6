"""A saved index or result with a bit flipped is refused, or changes no figure; what nothing has filled is refused too."""

import contextlib
import copy
import functools
import io
import pickle

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex import _core

NODES = [hti.Node("index"), *(hti.Node(name, "index", indicator=hti.Indicator()) for name in "ab")]
TABLE = hti.Table(["u", "v", "w"], ["a", "b"], [[1.5, 2], [4, 3], [2, 9]])
INDEX = hti.fit(hti.Model(NODES), hti.Method(missing={"missing": hti.ImputeMean()}), TABLE)
SCORES = INDEX.score(TABLE).values.tobytes()


def flipped(data):
    """Every text with one bit of it turned."""
    for place in range(len(data)):
        for bit in range(8):
            yield data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def unpickled(data):
    """By the unpickler written in Python: that in C takes memory for whatever place a damaged number names, up to 64 GB."""
    return pickle._Unpickler(io.BytesIO(data)).load()


def figures(u):
    return np.concatenate([u.ranks().drop(columns=["unit", "name", "thin"]).to_numpy(dtype=float).ravel(), [u.n]])


def test_every_bit_of_a_saved_index():
    refused = kept = 0
    for damaged in flipped(INDEX.to_json().encode()):
        try:
            index = hti.Index.from_json(damaged.decode())
        except (hti.Error, UnicodeDecodeError):
            refused += 1
            continue
        assert index.score(TABLE).values.tobytes() == SCORES
        kept += 1
    assert refused > 20 * kept


def test_a_saved_index_with_a_byte_that_is_no_character(tmp_path):
    path = tmp_path / "index.json"
    path.write_bytes(INDEX.to_json().encode().replace(b"checksum", b"check\xcesum", 1))
    with pytest.raises(hti.DataError) as raised:
        hti.Index.load(path)
    (problem,) = raised.value.problems
    assert (problem.code, problem.file, problem.line) == ("invalid_encoding", str(path), 2)
    assert "0xCE" in problem.message


def test_bits_of_a_saved_result():
    """One of every byte: what is checked does not look at one bit otherwise than at another."""
    u = hti.uncertainty(INDEX, TABLE, [hti.vary.weights(0.5)], n=64)
    assert u.restored(u.to_bytes()).to_bytes() == u.to_bytes()
    for place, damaged in enumerate(flipped(u.to_bytes())):
        if place % 8 != place // 8 % 8:
            continue
        with pytest.raises(hti.Error):
            u.restored(damaged)


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_bits_of_pickles(protocol):
    """Some two thousand, evenly over all: what is read at all has the same figures."""
    u = hti.uncertainty(INDEX, TABLE, [hti.vary.weights(0.5)], n=64)
    expected = figures(u)
    data = pickle.dumps(u, protocol=protocol)
    assert np.array_equal(figures(unpickled(data)), expected, equal_nan=True)
    other = 0
    for place in range(0, len(data), len(data) // 2000 | 1):
        damaged = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
        try:
            found = figures(unpickled(damaged))
        except Exception:
            continue
        other += not np.array_equal(found, expected, equal_nan=True)
    assert other == 0


def test_old_protocols_of_pickle():
    d = hti.load("oppna-jamforelser-2014")
    for value in (INDEX, TABLE, d, d.model, hti.MinMax(), hti.Text("sv", "en"), INDEX.score(TABLE).trace("u")):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol=protocol)) == value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(INDEX.score(TABLE).what_if("u"), protocol=protocol)


def test_what_nothing_has_filled_is_refused():
    """Every class, by everything that it has."""
    kinds = [kind for kind in vars(_core).values() if type(kind).__name__ == "pybind11_type"]
    assert len(kinds) >= 40
    for kind in kinds:
        empty = kind.__new__(kind)
        fields = (functools.partial(lambda x, name: getattr(x, name), name=name) for name in dir(kind) if name[0] != "_")
        for use in (repr, hash, copy.copy, lambda x: x == x, *fields):
            with contextlib.suppress(Exception):
                use(empty)
    with pytest.raises(TypeError, match="__new__"):
        len(_core.Table.__new__(_core.Table))
