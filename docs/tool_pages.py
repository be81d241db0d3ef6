"""Screens of the analysis tool as pictures: each as a desk has it in Swedish, and a phone in English and dark.

Needs what `cmake/setup.sh tool` installs.

usage: python docs/tool_pages.py    writes docs/_static/tool_SCREEN.png
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import hemtjanstindex as hti
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

SCREENS = ("place", "first", "learn", "change", "weights", "units", "more")
UNIT = "1290"
#: What is tried and moved, so that screens have something to say.
STATE = (
    f"unit={UNIT}&edits=trygghet_htj:45~personalkontinuitet_htj:13"
    "&weights=information:30~utforande:50~stod_och_utveckling:20&locks=utforande"
)
#: The screen of units is of the made-up edition, which has some, and of this municipality.
WITHIN = "unit=X090"
#: Width and height of a desk's and a phone's screen, and the height of both in the picture.
DESK, PHONE, HEIGHT = (1280, 960), (390, 844), 640


def picture(browser: Browser, file: Path, screen: str, size: tuple[int, int], language: str, theme: str) -> Image.Image:
    """Show a screen when all of it is there."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, device_scale_factor=2).new_page()
    state = WITHIN if screen == "units" else STATE
    page.goto(f"file://{file}#screen={screen}&language={language}&theme={theme}&{state}")
    page.wait_for_selector("main h1")
    if screen in ("place", "weights"):
        page.wait_for_selector("[data-replicates='10000']", timeout=0)
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.context.close()
    return shown.resize((round(size[0] * HEIGHT / size[1]), HEIGHT), Image.Resampling.LANCZOS)


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Set pictures of the same height side by side, each with a frame."""
    gap = 12
    sheet = Image.new("RGB", (sum(each.width + gap for each in pictures) - gap, HEIGHT), "white")
    at = 0
    for each in pictures:
        framed = Image.new("RGB", each.size, "#c8c8c8")
        framed.paste(each.crop((0, 0, each.width - 2, HEIGHT - 2)), (1, 1))
        sheet.paste(framed, (at, 0))
        at += each.width + gap
    return sheet


def made_up(folder: Path) -> Path:
    """Write the tool of the made-up edition, with units and districts."""
    edition, definition = hti.datasets.synthetic_edition(2025), hti.load("hemtjanstindex-2025")
    of_units = hti.load("hemtjanstindex-enhet")
    scores = hti.fit(definition, edition.municipalities).score(edition.municipalities)
    shown = hti.suppress(edition.units, of_units, by="kommun").table
    units = hti.fit(of_units, shown).score(shown)
    return hti.tool(scores, out=folder / "made-up.html", units=units, districts=edition.districts)


def main() -> None:
    """Write the picture of every screen."""
    scores = {}
    for year in (2013, 2014):
        name = f"oppna-jamforelser-{year}"
        table = hti.datasets.load(name)
        scores[year] = hti.fit(hti.load(name), table).score(table)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        real = hti.tool(scores[2014], out=Path(folder) / "tool.html", earlier=scores[2013])
        within = made_up(Path(folder))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for screen in SCREENS:
            file = within if screen == "units" else real
            shown = [
                picture(browser, file, screen, DESK, "sv", "light"),
                picture(browser, file, screen, PHONE, "en", "dark"),
            ]
            beside(shown).quantize(256).save(Path(__file__).parent / f"_static/tool_{screen}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
