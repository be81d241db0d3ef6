"""The figures of 2014 as people have them: what Swedish Excel saves, and what hands do to it."""

import csv
import io
import zipfile

import hemtjanstindex as hti

DEFINITION = hti.load("oppna-jamforelser-2014")
INDICATORS = set(DEFINITION.model.indicators)
FILES = {}


def rows():
    """Header and rows as a Swedish spreadsheet writes them: with decimal commas."""
    header, *cells = csv.reader(io.StringIO(hti.datasets.text("oppna-jamforelser-2014")))
    return [header, *([comma(cell) if i > 3 else cell for i, cell in enumerate(row)] for row in cells)]


def comma(cell):
    return cell.replace(".", ",") if cell.replace(".", "", 1).replace("-", "", 1).isdigit() else cell


def written(table, delimiter=";", encoding="cp1252"):
    return "".join(delimiter.join(row) + "\r\n" for row in table).encode(encoding)


def file(make):
    """Note a file by the name of its maker, which changes the rows or gives bytes."""

    def made():
        table = rows()
        given = make(table)
        return written(table if given is None else given) if not isinstance(given, bytes) else given

    FILES[make.__name__] = made
    return make


def column(table, name):
    return table[0].index(name)


@file
def clean(table): ...


@file
def utf8_with_mark(table):
    return written(table, encoding="utf-8-sig")


@file
def utf16(table):
    return written(table, "\t", "utf-16")


@file
def utf16_without_mark(table):
    return written(table, encoding="utf-16-le")


@file
def curly_windows_quotes(table):
    table[1][1] = "“Upplands Väsby” – norr"


@file
def zeros_lost(table):
    for row in table[1:]:
        row[0] = row[0].lstrip("0")


@file
def dots_and_crosses(table):
    marks = {"for_fa_observationer_lt30": "..", "uppgift_saknas": "X", "": "-"}
    for row in table[1:]:
        row[4:14] = [marks.get(cell, cell) for cell in row[4:14]]


@file
def not_available(table):
    for row in table[1:]:
        row[4:14] = ["NA" if cell in ("", "uppgift_saknas") else cell for cell in row[4:14]]


@file
def percent_signs(table):
    for row in table[1:]:
        row[4:8] = [f"{cell} %" if cell.isdigit() else cell for cell in row[4:8]]


@file
def thousands(table):
    at = column(table, "befolkning_2016")
    for row in table[1:]:
        row[at] = f"{int(row[at]):,}".replace(",", " ")


@file
def hard_blanks(table):
    at = column(table, "befolkning_2016")
    for row in table[1:]:
        row[at] = f"{int(row[at]):,}".replace(",", "\xa0")


@file
def typographic_minus(table):
    table[1][column(table, "htj_kostnad_per_inv")] = "−1"
    return written(table, encoding="utf-8")


@file
def nation(table):
    table.append(["0000", "Riket", "", "", "85,3", "62", *[""] * (len(table[0]) - 6)])


@file
def nation_without_code(table):
    table.append(["", "Riket", "", "", "85,3", "62", *[""] * (len(table[0]) - 6)])


@file
def counties_and_sum(table):
    table.insert(1, ["01", "Stockholms län", "", "", "80", *[""] * (len(table[0]) - 5)])
    table.append(["", "Totalt", "", "", "81", *[""] * (len(table[0]) - 5)])


@file
def empty_last_rows(table):
    table += [[""] * len(table[0])] * 3


@file
def title_rows(table):
    empty = [""] * len(table[0])
    table[:0] = [["Öppna jämförelser 2014", *empty[1:]], empty]
    table.append(["Källa: Socialstyrelsen", *empty[1:]])


@file
def capitals(table):
    table[0][:2] = ["Kommunkod", "KOMMUN"]


@file
def headings_of_people(table):
    for i, name in enumerate(table[0]):
        if name in INDICATORS:
            table[0][i] = f"{DEFINITION.model[name].name.sv} (%)"


@file
def empty_columns(table):
    for row in table:
        row += ["", ""]


@file
def dates(table):
    table[1][4] = "03-apr"
    table[2][5] = "2014-05-01"


@file
def extra_column(table):
    table[0].append("Kommentar")
    for row in table[1:]:
        row.append("ok")


@file
def sloppy(table):
    table[3] = list(table[2])
    table[5][4], table[6][5], table[7][6], table[8][7] = "870", "6l", "#SAKNAS!", "#DIVISION/0!"


@file
def mixed_decimals(table):
    at = column(table, "tathet_2017")
    for row in table[1:60]:
        row[at] = row[at].replace(",", ".")


@file
def column_missing(table):
    at = column(table, "trygghet_htj")
    for row in table:
        del row[at]


@file
def commas_everywhere(table):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in table).encode()


@file
def another_name(table):
    next(row for row in table if row[0] == "1280")[1] = "Lund"


@file
def two_rows_short(table):
    del table[10:12]


@file
def another_unit(table):
    table.append(["1299", "Nystad", *table[1][2:]])


@file
def a_fraction(table):
    table[4][4] = "0,87"


@file
def far_from_the_year_before(table):
    table[1][column(table, "trygghet_htj")] = "0,39"
    table[280][column(table, "bemotande_htj")] = "7,6"


# Workbooks.


def typed(cell):
    """A cell as a spreadsheet types it: a number where it reads as one, and nothing where it is empty."""
    if cell == "":
        return None
    plain = cell.replace(",", ".")
    return float(plain) if plain.replace(".", "", 1).replace("-", "", 1).isdigit() else cell


def xlsx(table, percent=(), sheets=("Blad1",)):
    """A workbook whose columns `percent` are formatted as percentages; codes keep their zeros as text."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for name in sheets:
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(table if name == sheets[0] else []):
            sheet.append([cell if i == 0 else typed(cell) for i, cell in enumerate(row)])
            for i in percent:
                cell = sheet.cell(number + 1, i + 1)
                if isinstance(cell.value, float):
                    cell.value, cell.number_format = cell.value / 100, "0%"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@file
def workbook_with_title_and_nation(table):
    nation(table)
    return xlsx([["Hemtjänst 2014"], [], *table])


@file
def workbook_far_from_the_year_before(table):
    far_from_the_year_before(table)
    return xlsx([["Hemtjänst 2014"], *table])


@file
def workbook_of_percentages(table):
    return xlsx(table, percent=(4, 5))


@file
def workbook_with_numbers_for_codes(table):
    from openpyxl import Workbook

    workbook = Workbook()
    for row in table:
        workbook.active.append([typed(cell) for cell in row])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@file
def workbook_with_faults(table):
    sloppy(table)
    dates(table)
    return xlsx(table)


@file
def workbook_of_two_sheets(table):
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active.append(["Läs mig"])
    workbook.create_sheet("Data").append(table[0])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def ods(table, percent=()):
    """An OpenDocument sheet, with what LibreOffice puts around and between."""

    def cell(i, text):
        value = typed(text) if i > 0 else text
        if not text:
            return "<table:table-cell/>"
        if isinstance(value, str):
            safe = value.replace("&", "&amp;").replace("<", "&lt;")
            return f'<table:table-cell office:value-type="string"><text:p>{safe}</text:p></table:table-cell>'
        kind = 'percentage" office:value="' + str(value / 100) if i in percent else 'float" office:value="' + str(value)
        return f'<table:table-cell office:value-type="{kind}"/>'

    end = '<table:table-cell table:number-columns-repeated="16300"/>'
    body = "".join(
        f"<table:table-row>{''.join(cell(i, text) for i, text in enumerate(row))}{end}</table:table-row>" for row in table
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{body}<table:table-row table:number-rows-repeated="1048000">{end}'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


@file
def opendocument_of_percentages(table):
    return ods([["Hemtjänst"], *table], percent=(4,))
