"""What a package is known by: each of its files by its bytes, and everything that they rest on."""

from __future__ import annotations

import hashlib
import io
import json
import platform
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

#: What the manifest of a package is called, which stands beside the files that it tells.
NAME = "manifest.json"
#: What the facts beside them are called, whose ids the HTML names.
FACTS = "facts.json"
#: What the form of a manifest is known by.
FORM = 2
#: Distributions whose version can change bytes.
LIBRARIES = ("fluent.runtime", "fontpkg-source-sans-3", "jinja2", "lxml", "numpy", "python-pptx", "typst", "xlsxwriter")


@dataclass(frozen=True)
class Manifest:
    """What is told of a package.

    Attributes
    ----------
    unit : str
        Whose it is.
    order : str
        The order that asked for it; "" where none did.
    revision : int
        1, or which correction it is.
    rests_on : mapping of str to str
        Everything that the bytes follow from, by what it is.
    marks : list of str
        "made_up" and "reconstruction" where figures or the method are that; such a package is not released.
    checks : mapping of str to list of str
        What each check of the gate found; nothing where all is well.
    files : mapping of str to dict
        Size and SHA-256 of every file, and the SHA-256 of every part of those that are zip files: packed anew by another
        version of zlib, they have other bytes and the same parts.
    """

    unit: str
    order: str
    revision: int
    rests_on: Mapping[str, str]
    marks: list[str]
    checks: Mapping[str, list[str]]
    files: Mapping[str, dict[str, Any]]

    def text(self) -> bytes:
        """Write it as JSON, with the SHA-256 of all the rest of it."""
        told = {"form": FORM, **asdict(self)}
        return (json.dumps(told | {"digest": _digest(told)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    def unlike(self, folder: Path) -> list[str]:
        """Give what of a folder is not as it tells: files that are others, that are not there, and that it does not tell."""
        found = {each.name for each in folder.iterdir()} - {NAME}
        same = {name for name, told in self.files.items() if name in found and told["sha256"] == digest_of(folder / name)}
        return sorted((found | set(self.files)) - same)


def read(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None where there is none that can be read, or it is not as it was written."""
    try:
        told = json.loads((folder / NAME).read_bytes())
        if told.pop("digest") != _digest(told) or told.pop("form") != FORM:
            return None
        return Manifest(**told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _digest(told: dict[str, Any]) -> str:
    """Give the SHA-256 of all that a manifest tells."""
    return digest(json.dumps(told, ensure_ascii=False, sort_keys=True).encode())


def digest(content: bytes) -> str:
    """Give the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def digest_of(file: Path) -> str:
    """Give the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def told(content: bytes) -> dict[str, Any]:
    """Tell a file: its size, its SHA-256, and those of its parts where it is a zip file."""
    of_file: dict[str, Any] = {"bytes": len(content), "sha256": digest(content)}
    if parts := dict(_parts(content)):
        of_file["parts"] = parts
    return of_file


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Give the parts of a zip file, and of those within it; none of any other file."""
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            within = [(f"{name}/{inner}", of) for inner, of in _parts(part)]
            yield from within or [(name, digest(part))]


@cache
def libraries() -> dict[str, str]:
    """Give the versions of what writes files."""
    found = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


@cache
def package() -> str:
    """Give what this package is known by: its version and the SHA-256 of its code, templates and words."""
    from .. import _core

    whole = hashlib.sha256()
    for path, file in sorted(_files(files(__package__.partition(".")[0]), "")):
        content = file.read_bytes()
        whole.update(f"{path} {len(content)}\n".encode() + content)
    return f"{_core.__version__} {whole.hexdigest()}"


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found = []
    for each in folder.iterdir():
        at = f"{path}/{each.name}"
        if each.is_dir():
            found += _files(each, at) if each.name != "__pycache__" else []
        else:
            found.append((at, each))
    return found
