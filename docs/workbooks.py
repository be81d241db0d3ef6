"""Writes the workbooks of the Swedish quick start: the figures of two years as a municipality's spreadsheet has them.

A title and the source stand above the table, codes are numbers and have lost their zeros, shares are formatted as percentages,
cells without a figure are empty, and the country's row stands last. LibreOffice saves them, as .xlsx of Excel.

usage: python docs/workbooks.py    writes docs/_static/hemtjanst-YEAR.xlsx
"""

from __future__ import annotations

import csv
import io
import statistics
import subprocess
import tempfile
from pathlib import Path

import hemtjanstindex as hti
from openpyxl import Workbook
from openpyxl.styles import Font

OUT = Path(__file__).parent / "_static"


def workbook(year: str) -> Workbook:
    """Lay out the figures of a year."""
    name = f"oppna-jamforelser-{year}"
    model = hti.load(name).model
    shares = [node for node in model.indicators if model[node].indicator.kind == "share"]
    made = Workbook()
    sheet = made.active
    sheet.title = year
    sheet.append([f"Hemtjänst {year}"])
    sheet.append(["Källa: Socialstyrelsen/SKL, Öppna jämförelser"])
    sheet.append([])
    header, *rows = csv.reader(io.StringIO(hti.datasets.text(name)))
    sheet.append([header[0].capitalize(), header[1].capitalize(), *header[2:]])
    columns = [[typed(cell, heading) for cell in column] for heading, *column in zip(header, *rows, strict=True)]
    nation = [middle(column) if heading in model.indicators else None for heading, column in zip(header, columns, strict=True)]
    for row in [*zip(*columns, strict=True), [None, "Riket", *nation[2:]]]:
        sheet.append(
            [
                cell / 100 if heading in shares and isinstance(cell, float) else cell
                for heading, cell in zip(header, row, strict=True)
            ]
        )
    for column, heading in enumerate(header, 1):
        sheet.cell(4, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(4, column).column_letter].width = 18
        for row in range(5, sheet.max_row + 1) if heading in shares else ():
            sheet.cell(row, column).number_format = "0%"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.freeze_panes = "C5"
    return made


def typed(cell: str, heading: str) -> str | float | None:
    """Give a cell as a spreadsheet keeps it: numbers as such, codes too, and nothing where a figure is missing."""
    if heading == "storleksklass":
        return cell
    try:
        return float(cell)
    except ValueError:
        return None if cell in ("", "uppgift_saknas") else cell


def middle(column: list[str | float | None]) -> float:
    """Give the mean of a column's figures, to a whole number."""
    return float(round(statistics.mean(cell for cell in column if isinstance(cell, float))))


def main() -> None:
    """Write both."""
    with tempfile.TemporaryDirectory() as scratch:
        for year in ("2013", "2014"):
            file = Path(scratch) / f"hemtjanst-{year}.xlsx"
            workbook(year).save(file)
            profile = f"-env:UserInstallation=file://{scratch}/profile"
            asked = [
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(OUT),
                str(file),
            ]
            subprocess.run(asked, check=True, capture_output=True)


if __name__ == "__main__":
    main()
