"""Samples of everything that is made for people, and a browser to read them in."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/python"))


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """The folder of the samples."""
    import samples

    out = tmp_path_factory.mktemp("samples")
    samples.write(out)
    return out


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
