"""Colours of the result groups are told apart: as most see them, with three kinds of colour blindness, and in grey."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hemtjanstindex.present.tokens import colour

GROUPS = ("high", "above", "near", "below", "low")
#: Of linear sRGB, at full severity: Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113.
SEEN = {
    "normal": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
#: Linear sRGB to CIE XYZ: IEC 61966-2-1.
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def lab(of, seen):
    """CIELAB of a colour as it is seen, the white of the screen being white."""
    part = np.array([int(of[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    share = XYZ @ np.clip(SEEN[seen] @ linear, 0, 1) / XYZ.sum(axis=1)
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other):
    """The CIEDE2000 difference of two colours in CIELAB, neither of them a grey."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    wider = 1 + (1 - np.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    c1, c2 = np.hypot(a1 * wider, b1), np.hypot(a2 * wider, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * wider)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180
    lightness, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, h1 + turn / 2
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    t = 1 + sum(height * np.cos(np.radians(times * hue + shift)) for height, times, shift in waves)
    blue = 60 * np.exp(-((((hue % 360) - 275) / 25) ** 2))
    parts = (
        (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)),
        (c2 - c1) / (1 + 0.045 * chroma),
        2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2) / (1 + 0.015 * chroma * t),
    )
    turned = 2 * np.sqrt(chroma**7 / (chroma**7 + 25**7)) * np.sin(np.radians(blue))
    return np.sqrt(sum(part**2 for part in parts) - turned * parts[1] * parts[2])


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [  # of the test data of Sharma, Wu and Dalal (2005), doi:10.1002/col.20070
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_differences_are_those_published(one, other, known):
    assert difference(one, other) == pytest.approx(known, abs=5e-5)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_groups_are_told_apart_by_every_eye(theme, seen):
    fills = {group: lab(colour(group, theme), seen) for group in GROUPS}
    apart = {pair: difference(*(fills[group] for group in pair)) for pair in combinations(GROUPS, 2)}
    assert min(apart.values()) > 12.5, min(apart, key=apart.get)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_groups_follow_one_another_in_grey(theme):
    lightness = [lab(colour(group, theme), "normal")[0] for group in GROUPS]
    steps = [after - before for before, after in pairwise(lightness)]
    assert min(steps) > 6 or max(steps) < -6
