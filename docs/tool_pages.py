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

SCREENS = ("place", "first", "learn", "change", "weights", "more")
UNIT = "1290"
#: What is tried and moved, so that screens have something to say.
STATE = (
    f"unit={UNIT}&edits=trygghet_htj:45~personalkontinuitet_htj:13"
    "&weights=information:30~utforande:50~stod_och_utveckling:20&locks=utforande"
)
#: Width and height of a desk's and a phone's screen, and the height of both in the picture.
DESK, PHONE, HEIGHT = (1280, 960), (390, 844), 640


def picture(browser: Browser, file: Path, screen: str, size: tuple[int, int], language: str, theme: str) -> Image.Image:
    """Show a screen when all of it is there."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, device_scale_factor=2).new_page()
    page.goto(f"file://{file}#screen={screen}&language={language}&theme={theme}&{STATE}")
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


def main() -> None:
    """Write the picture of every screen."""
    scores = {}
    for year in (2013, 2014):
        name = f"oppna-jamforelser-{year}"
        table = hti.datasets.load(name)
        scores[year] = hti.fit(hti.load(name), table).score(table)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = hti.tool(scores[2014], out=Path(folder) / "tool.html", earlier=scores[2013])
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for screen in SCREENS:
            shown = [
                picture(browser, file, screen, DESK, "sv", "light"),
                picture(browser, file, screen, PHONE, "en", "dark"),
            ]
            beside(shown).quantize(256).save(Path(__file__).parent / f"_static/tool_{screen}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
