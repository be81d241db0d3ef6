// Workbooks: one sheet written (.xlsx), and the cells of any sheet read as the core wants them (.xlsx and .ods).
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Cell as Read } from "../core";

export type Cell = string | number;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

function escaped(text: string): string {
  // XML has no place for other control characters.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/// The column of a cell as a sheet calls it: 0 is A, 26 is AA.
function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

/// A workbook of one sheet, the first row of which is its head. Text is text, whatever it looks like.
export function written(name: string, rows: Cell[][]): Uint8Array {
  const cell = (value: Cell, row: number, column: number) => {
    const place = `r="${letters(column)}${row + 1}"${row === 0 ? ' s="1"' : ""}`;
    if (typeof value === "number") return Number.isFinite(value) ? `<c ${place}><v>${value}</v></c>` : `<c ${place}/>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  };
  const widths = rows[0].map((_, column) => Math.min(60, Math.max(...rows.map((row) => String(row[column]).length)) + 2));
  const sheet = [
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>`,
    ...widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
    "</cols><sheetData>",
    ...rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join("")}</row>`),
    "</sheetData></worksheet>",
  ];
  // Sheets have short names without some marks.
  const called = escaped(name.replace(/[[\]:*?/\\']/g, " ").slice(0, 31).trim() || "1");
  const type = (part: string, of: string) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
  const relation = (id: number, of: string, target: string) => `<Relationship Id="rId${id}" Type="${OFFICE}/${of}" Target="${target}"/>`;
  const font = (inside: string) => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("workbook", "sheet.main")}${type("worksheets/sheet1", "worksheet")}${type("styles", "styles")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${called}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "worksheet", "worksheets/sheet1.xml")}${relation(2, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet.join(""),
  };
  const packed = Object.entries(parts).map(([path, text]): [string, Uint8Array] => [path, strToU8(XML + text)]);
  // The same table gives the same bytes: the first day that an archive can name.
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1) });
}

/// What is wrong with a workbook: a message of errors_python.ftl.
export class WorkbookError extends Error {
  constructor(
    readonly id: string,
    readonly given: Record<string, string> = {},
  ) {
    super(id);
  }
}

/// How large a workbook may be unpacked, in bytes, and how many cells and rows a sheet may have.
const LARGEST = 1 << 28;
const MOST_CELLS = 2_000_000;
const MOST_ROWS = 1 << 20;

export interface Book {
  names: string[];
  /// The cells of a sheet. \throws WorkbookError
  sheet(name: string): Read[][];
}

/// Opens a workbook. \throws WorkbookError
export function opened(bytes: Uint8Array): Book {
  let size = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) return false;
        size += originalSize;
        if (size > LARGEST) throw new WorkbookError("workbook-too-large", { most: String(LARGEST) });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError("damaged-workbook", { why: "zip" });
  }
  const read = (path: string) => {
    const found = new DOMParser().parseFromString(strFromU8(files[path] ?? new Uint8Array()), "application/xml");
    if (found.querySelector("parsererror")) throw new WorkbookError("damaged-workbook", { why: path });
    return found;
  };
  if (!files["xl/workbook.xml"] && files["content.xml"]) return open_document(read("content.xml"));
  if (!files["xl/workbook.xml"]) throw new WorkbookError("no-workbook");
  const all = (of: Document | Element, name: string) => [...of.getElementsByTagNameNS("*", name)];
  const book = read("xl/workbook.xml");
  const from1904 = ["1", "true"].includes(all(book, "workbookPr")[0]?.getAttribute("date1904") ?? "");
  const targets = new Map(all(read("xl/_rels/workbook.xml.rels"), "Relationship").map((each) => [each.getAttribute("Id"), each.getAttribute("Target") ?? ""]));
  const paths = new Map(
    all(book, "sheet").map((each) => {
      const target = targets.get(each.getAttributeNS(OFFICE, "id") ?? each.getAttribute("r:id")) ?? "";
      return [each.getAttribute("name") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
  /// What a reader sees of a text, without how it is said aloud.
  const text = (of: Element) => all(of, "t").filter((t) => t.parentElement?.localName !== "rPh").map((t) => t.textContent).join("");
  const shared = files["xl/sharedStrings.xml"] ? all(read("xl/sharedStrings.xml"), "si").map(text) : [];
  const formats = files["xl/styles.xml"] ? formats_of(read("xl/styles.xml"), all) : [];

  return {
    names: [...paths.keys()],
    sheet(name) {
      const rows: Read[][] = [];
      let count = 0;
      for (const row of all(read(paths.get(name)!), "row")) {
        const at = row.hasAttribute("r") ? Number(row.getAttribute("r")) - 1 : rows.length;
        if (!(at >= rows.length && at < MOST_ROWS)) throw new WorkbookError("damaged-workbook", { why: "row" });
        while (rows.length < at) rows.push([]);
        const cells: Read[] = [];
        for (const cell of all(row, "c")) {
          const column = cell.hasAttribute("r") ? column_of(cell.getAttribute("r")!) : cells.length;
          if (!(column >= cells.length && column < 1 << 14)) throw new WorkbookError("damaged-workbook", { why: "cell" });
          count += column - cells.length + 1;
          while (cells.length < column) cells.push("");
          cells.push(value_of(cell));
        }
        count += 1;
        if (count > MOST_CELLS) throw new WorkbookError("too-many-cells", { most: String(MOST_CELLS) });
        rows.push(cells);
      }
      while (rows.length && rows[rows.length - 1].every((cell) => cell === "")) rows.pop();
      return rows;
    },
  };

  function value_of(cell: Element): Read {
    const kind = cell.getAttribute("t") ?? "n";
    if (kind === "inlineStr") return text(cell);
    const written = all(cell, "v")[0]?.textContent ?? "";
    if (written === "" || kind === "str" || kind === "e") return written;
    if (kind === "s") return shared[Number(written)] ?? "";
    if (kind === "b") return written === "1" ? "TRUE" : "FALSE";
    if (kind === "d") return written;
    const number = Number(written);
    if (!Number.isFinite(number)) return written;
    const format = formats[Number(cell.getAttribute("s") ?? "0")];
    if (format === "date") return date(number, from1904);
    return format === "percent" ? { percent: number } : number;
  }
}

const DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns";
const TABLE = `${DOCUMENT}:table:1.0`;
const VALUE = `${DOCUMENT}:office:1.0`;

/// A workbook of LibreOffice, as core/workbooks.py reads it.
function open_document(content: Document): Book {
  const tables = [...content.getElementsByTagNameNS(TABLE, "table")].map((of): [string, Element] => [of.getAttributeNS(TABLE, "name") ?? "", of]);
  const times = (of: Element, what: string) => Number(of.getAttributeNS(TABLE, `number-${what}-repeated`) ?? "1");
  const cells_of = (row: Element): Read[] => {
    const cells: Read[] = [];
    for (const cell of row.children) {
      if (cell.namespaceURI !== TABLE || !["table-cell", "covered-table-cell"].includes(cell.localName)) continue;
      const value = document_value(cell);
      // Rows end with empty cells up to the last column that there can be.
      const most = value === "" ? 1 << 14 : MOST_CELLS + 1;
      for (let left = Math.min(times(cell, "columns"), most); left > 0; --left) cells.push(value);
      if (cells.length > MOST_CELLS) throw new WorkbookError("too-many-cells", { most: String(MOST_CELLS) });
    }
    while (cells.length && cells[cells.length - 1] === "") cells.pop();
    return cells;
  };
  return {
    names: tables.map(([name]) => name),
    sheet(name) {
      const rows: Read[][] = [];
      let [empty, count] = [0, 0]; // empty rows count only where another follows: a sheet ends with a million of them
      for (const row of tables.find(([each]) => each === name)![1].getElementsByTagNameNS(TABLE, "table-row")) {
        const [cells, again] = [cells_of(row), times(row, "rows")];
        if (cells.length === 0) {
          empty += again;
          continue;
        }
        if (rows.length + empty + again > MOST_ROWS) throw new WorkbookError("too-many-rows", { most: String(MOST_ROWS) });
        count += empty + again * (cells.length + 1);
        if (count > MOST_CELLS) throw new WorkbookError("too-many-cells", { most: String(MOST_CELLS) });
        for (; empty > 0; --empty) rows.push([]);
        for (let left = again; left > 0; --left) rows.push(cells);
      }
      return rows;
    },
  };
}

function document_value(cell: Element): Read {
  const kind = cell.getAttributeNS(VALUE, "value-type") ?? "";
  const number = Number(cell.getAttributeNS(VALUE, "value") ?? "");
  if (kind === "percentage") return { percent: number };
  if (kind === "float" || kind === "currency") return number;
  if (kind === "date") return cell.getAttributeNS(VALUE, "date-value") ?? "";
  return [...cell.children].filter((each) => each.localName === "p").map((each) => each.textContent).join("\n");
}

function column_of(place: string): number {
  let at = 0;
  for (const letter of /^[A-Z]+/.exec(place)?.[0] ?? "") at = 26 * at + letter.charCodeAt(0) - 64;
  return at - 1;
}

type Format = "date" | "percent" | undefined;

/// How the cells of each style are shown, as far as it changes what they say.
function formats_of(styles: Document, all: (of: Document | Element, name: string) => Element[]): Format[] {
  const own = new Map(all(styles, "numFmt").map((each) => [Number(each.getAttribute("numFmtId")), each.getAttribute("formatCode") ?? ""]));
  const shows = (id: number): Format => {
    const code = own.get(id)?.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, "");
    if (code?.includes("%") || (code === undefined && (id === 9 || id === 10))) return "percent";
    const dated = code === undefined ? (id >= 14 && id <= 22) || (id >= 45 && id <= 47) : /[dmyhs]/i.test(code.replace(/General/gi, ""));
    return dated ? "date" : undefined;
  };
  const cells = all(styles, "cellXfs")[0];
  return cells ? all(cells, "xf").map((each) => shows(Number(each.getAttribute("numFmtId") ?? "0"))) : [];
}

/// A date as ISO 8601 has it, which the core tells from a number.
function date(days: number, from1904: boolean): string {
  const first = Date.UTC(1899, 11, from1904 ? 30 + 1462 : 30);
  return new Date(first + Math.round(days * 86_400) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
