"""The tool of the 2014 data, and a browser to use it in."""

import json
import os
import re
import subprocess
from pathlib import Path

import hemtjanstindex as hti
import pytest
from hemtjanstindex.explain.providers import suppression_columns
from hemtjanstindex.tool.content import content, text
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
#: Where bindings/wasm/build.sh leaves the core, and the Node that it is built with.
BUILT = ROOT / "build/wasm/core"
os.environ["PATH"] = f"{ROOT / 'build/node/bin'}:{os.environ['PATH']}"
UNITS = hti.load("hemtjanstindex-enhet")
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}

expect.set_options(timeout=60_000)  # for machines that do much else


@pytest.fixture(scope="session")
def now():
    return scored("oppna-jamforelser-2014")


@pytest.fixture(scope="session")
def then():
    return scored("oppna-jamforelser-2013")


def scored(name):
    table = hti.datasets.load(name)
    return hti.fit(hti.load(name), table).score(table)


def made_up(year):
    table = hti.datasets.synthetic_edition(year).municipalities
    return hti.fit(hti.load(f"hemtjanstindex-{year}"), table).score(table)


@pytest.fixture(scope="session")
def answers(now, then, tmp_path_factory):
    """What the core says under Node."""
    edition = tmp_path_factory.mktemp("edition") / "edition.json"
    edition.write_text(text(content(now, then, "sv")), encoding="utf-8")
    asked = ROOT / "tests/tool/answers.mjs"
    run = subprocess.run(["node", asked, BUILT, edition], check=True, capture_output=True)
    return json.loads(run.stdout)


@pytest.fixture(scope="session")
def file(now, then, tmp_path_factory):
    return hti.tool(now, out=tmp_path_factory.mktemp("tool") / "tool.html", earlier=then)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


class Tool:
    """A page with the tool open in it, as somebody uses it. It may not complain, nor ask for anything but itself."""

    def __init__(self, page, file):
        self.page, self.file, self.complaints, self.asked = page, file, [], []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, state=""):
        # The same address with another state would only change what is shown.
        self.page.goto("about:blank")
        self.page.goto(f"file://{self.file}#{state}")
        self.page.wait_for_selector("main h1")
        return self.page

    def state(self):
        """What the address says, when the page has caught up."""
        said = self.page.evaluate("new Promise((done) => setTimeout(() => done(location.hash), 300))")
        return dict(part.split("=", 1) for part in said.lstrip("#").split("&") if part)

    def strangers(self):
        """Addresses that were asked for beside the page and what it made itself."""
        return [
            url
            for url in self.asked
            if not re.match(r"about:blank|blob:|data:", url) and not url.startswith(f"file://{self.file}")
        ]


def used(chromium, file):
    """A tool in a browser of its own, which in the end has not complained and asked for nothing."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE", color_scheme="light")
    opened = Tool(context.new_page(), file)
    yield opened
    context.close()
    assert opened.complaints == []
    assert opened.strangers() == []


@pytest.fixture
def tool(chromium, file):
    yield from used(chromium, file)


@pytest.fixture(scope="session")
def edition():
    return hti.datasets.synthetic_edition(2025)


@pytest.fixture(scope="session")
def units(edition):
    table = suppression_columns(edition.units, UNITS, None, 30, by="kommun")[0]
    return hti.fit(UNITS, table).score(table)


@pytest.fixture(scope="session")
def whole(units, edition, tmp_path_factory):
    """290 municipalities with 71 figures of four years, units and districts of the last: all that a page can hold."""
    now, then, *history = [made_up(year) for year in (2025, 2024, 2022, 2023)]
    out = tmp_path_factory.mktemp("whole") / "tool.html"
    return hti.tool(now, out=out, earlier=then, history=history, units=units, districts=edition.districts)


@pytest.fixture
def within(chromium, whole):
    yield from used(chromium, whole)
