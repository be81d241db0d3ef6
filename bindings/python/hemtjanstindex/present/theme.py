"""Whose reports look like, and whom readers can turn to: a small TOML file, checked whole."""

from __future__ import annotations

import base64
import os
import re
import struct
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..core.errors import DataError, Problem, part, problem
from . import numbers, template
from .tokens import colour

#: What begins a PNG file, before its width and height.
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
#: Where the tool can be: on the web, or beside the folders or in them.
TOOL = re.compile(r"https://[^\s#\"'<>\\]+|(?:[\w.~%-]+/)*[\w.~%-]+\.html")
HEX = re.compile("#[0-9A-Fa-f]{6}")
#: The least contrast with the ground (WCAG 2.2): of text, and of what is no text.
LEAST = {"colour": 4.5, "accent": 3.0}


@dataclass(frozen=True)
class Example:
    """What a unit has done that others can learn from, as it is told by whoever keeps the bank."""

    unit: str
    indicators: tuple[str, ...]
    done: str
    link: str = ""
    contact: str = ""
    date: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Theme:
    """What reports are dressed in.

    Attributes
    ----------
    name : str
        Whose they are; it says what the logo shows.
    logo : bytes
        A PNG file.
    colour, accent : str
        Of titles, and of the line above them, such as ``#0B3D91``.
    contact : str
        Whom readers can turn to.
    tool : str
        Where the analysis tool is, to which pages in HTML lead.
    examples : tuple of Example
        A bank of examples.
    template : bytes
        A presentation whose masters and layouts slides have.
    layout, cover_layout : str
        The names of its layouts that slides have, and the first of them; "" for the one that has a title and no more.
    """

    name: str = ""
    logo: bytes = b""
    colour: str = ""
    accent: str = ""
    contact: str = ""
    tool: str = ""
    examples: tuple[Example, ...] = ()
    template: bytes = b""
    layout: str = ""
    cover_layout: str = ""

    @property
    def logo_address(self) -> str:
        """Give the logo as an address that holds it."""
        return "data:image/png;base64," + base64.b64encode(self.logo).decode()

    @property
    def logo_size(self) -> tuple[int, int]:
        """Give the logo's width and height in pixels."""
        return struct.unpack(">II", self.logo[len(PNG) : len(PNG) + 8])


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(of: str) -> float:
    parts = [int(of[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def read(path: str | os.PathLike[str]) -> Theme:
    """Read a theme.

    Raises
    ------
    DataError
        Listing every fault of the file.
    """
    file = Path(path)
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError([problem("file_not_found", "theme-unread", file=str(file), why=part("no-file"))]) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError([problem("syntax_error", "theme-syntax", file=str(file), why=str(error))]) from error
    reader = _Reader(file)
    theme = reader.theme(told)
    if reader.problems:
        raise DataError(reader.problems)
    return theme


def examples_of(path: str | os.PathLike[str] | None) -> tuple[Example, ...]:
    """Read the bank of examples of a theme; none where there is no theme.

    Raises
    ------
    DataError
        Listing every fault of the file.
    """
    return read(path).examples if path else ()


class _Reader:
    """Reads a theme, and gathers what is wrong with it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, code: str, message: str, **arguments: Any) -> None:
        """Note a fault."""
        self.problems.append(problem(code, message, file=str(self.file), **arguments))

    def theme(self, told: dict[str, Any]) -> Theme:
        """Read the whole."""
        given = self._texts(told, [f.name for f in fields(Theme) if f.name != "examples"], "example")
        for key in LEAST:
            if key in given:
                self._colour(key, given[key])
        if "tool" in given and not TOOL.fullmatch(given["tool"]):
            self.wrong("invalid_parameter", "theme-tool", value=given["tool"])
        if "logo" in given and "name" not in given:
            self.wrong("missing_key", "theme-logo-name")
        logo = self._logo(given.pop("logo")) if "logo" in given else b""
        slides = self._template(given.pop("template"), given) if "template" in given else b""
        if not slides and ("layout" in given or "cover_layout" in given) and "template" not in told:
            self.wrong("missing_key", "theme-layout-alone")
        banked = told.get("example", [])
        if not isinstance(banked, list) or not all(isinstance(each, dict) for each in banked):
            self.wrong("wrong_type", "theme-examples")
            banked = []
        examples = [self._example(each, number) for number, each in enumerate(banked, start=1)]
        return Theme(**given, logo=logo, examples=tuple(each for each in examples if each), template=slides)

    def _texts(self, told: dict[str, Any], known: list[str], beside: str) -> dict[str, str]:
        """Give the texts that are known, and note the rest."""
        for key in told:
            if key not in known and key != beside:
                self.wrong("unknown_key", "theme-key", key=key, known=", ".join([*known, beside]))
        given = {key: told[key] for key in known if key in told}
        for key, value in given.items():
            if not isinstance(value, str) or not value.strip():
                self.wrong("wrong_type", "theme-text", key=key)
        return {key: value for key, value in given.items() if isinstance(value, str) and value.strip()}

    def _colour(self, key: str, value: str) -> None:
        if not HEX.fullmatch(value):
            self.wrong("invalid_parameter", "theme-colour", key=key, value=value)
            return
        least, found = LEAST[key], contrast(value, colour("ground"))
        if found < least:
            self.wrong(
                "invalid_parameter",
                "theme-contrast",
                key=key,
                value=value,
                found=numbers.number(found, ".2f", "en"),
                least=str(least),
            )

    def _beside(self, name: str) -> bytes:
        """Read a file in the folder of the theme; nothing where that cannot be."""
        path = (self.file.parent / name).resolve()
        if not path.is_relative_to(self.file.parent.resolve()):
            self.wrong("outside_folder", "theme-outside", name=name)
            return b""
        try:
            return path.read_bytes()
        except OSError:
            self.wrong("file_not_found", "theme-no-file", name=name, why=part("no-file"))
            return b""

    def _template(self, name: str, given: dict[str, str]) -> bytes:
        """Read a presentation, and see whether it has the layouts that are wanted."""
        content = self._beside(name)
        if not content:
            return b""
        try:
            deck = template.opened(content)
        except template.NoTemplateError:
            self.wrong("wrong_file_type", "theme-template", name=name)
            return b""
        if template.runs(content):
            self.wrong("invalid_parameter", "theme-template-runs", name=name)
        known = template.layouts(deck)
        for key in ("layout", "cover_layout"):
            wanted = given.get(key)
            if wanted is not None and wanted not in known:
                self.wrong("invalid_parameter", "theme-layout", key=key, value=wanted, known=", ".join(known))
            elif wanted is not None and not template.titled(known[wanted]):
                self.wrong("invalid_parameter", "theme-layout-title", key=key, value=wanted)
        if "layout" not in given and template.plain(deck) is None:
            self.wrong("missing_key", "theme-layout-none", name=name, known=", ".join(known))
        return content

    def _logo(self, name: str) -> bytes:
        logo = self._beside(name)
        if logo and not self._is_png(logo):
            self.wrong("wrong_file_type", "theme-png", name=name)
        return logo

    def _is_png(self, logo: bytes) -> bool:
        return logo.startswith(PNG) and len(logo) >= len(PNG) + 8 and 0 not in Theme(logo=logo).logo_size

    def _example(self, told: dict[str, Any], number: int) -> Example | None:
        known = [f.name for f in fields(Example) if f.name != "indicators"]
        given = self._texts(told, known, "indicators")
        indicators = told.get("indicators", [])
        sound = isinstance(indicators, list) and indicators and all(isinstance(each, str) for each in indicators)
        lacking = [key for key in ("unit", "done") if key not in given] + ([] if sound else ["indicators"])
        if lacking:
            self.wrong("missing_key", "theme-example", number=str(number), keys=", ".join(lacking))
            return None
        return Example(**given, indicators=tuple(indicators))
