// Files that the reader takes away: tables and pictures, each with where it comes from and what of it is made up.
import type { Note } from "../core";
import { language, loaded, screen, shown } from "./state";
import { weighs } from "./same";
import { say, told } from "./words";
import { written, type Cell } from "./workbook";

/// Gives the reader a file.
export function save(name: string, content: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/// A name of a file: words without what file systems and addresses have other uses for.
export function filed(words: string): string {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "tabell";
}

/// What of the figures is made up or reconstructed; nothing where they are neither.
export function mark(): string {
  const { content } = shown.value;
  return content.mark && say(`report-mark-${content.mark}`);
}

/// What stands on everything that leaves the page.
function notes(): string[] {
  const { content } = shown.value;
  const parts = [told(content.heading), say("report-foot", { kind: content.kind })];
  if (content.mark) parts.push(mark());
  if (loaded.value) parts.push(say("tool-note-loaded", { file: loaded.value.file }));
  if ((screen.value === "weights" || screen.value === "more") && weighs()) parts.push(say("tool-note-own"));
  return parts;
}

/// A table as files have it: a head and its cells, text or numbers.
export type Sheet = [string, (string | number)[]][];

export function save_csv(name: string, table: Sheet): void {
  const columns = noted(table).map(([head, cells]): [string, string[] | Float64Array] => {
    const numbers = cells.some((cell) => typeof cell === "number") && cells.every((cell) => typeof cell === "number" || cell === "");
    if (numbers) return [head, Float64Array.from(cells, (cell) => (cell === "" ? NaN : (cell as number)))];
    // Among words numbers are text too, with the mark of the language.
    return [head, cells.map((cell) => (typeof cell === "number" ? String(cell).replace(".", say("number-decimal")) : cell))];
  });
  save(`${filed(name)}.csv`, shown.value.core.csv(columns, language.value === "sv"), "text/csv;charset=utf-8");
}

export function save_workbook(name: string, table: Sheet): void {
  const columns = noted(table);
  const rows: Cell[][] = [columns.map(([head]) => head), ...columns[0][1].map((_, at) => columns.map(([, cells]) => cells[at]))];
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  save(`${filed(name)}.xlsx`, written(name, rows) as Uint8Array<ArrayBuffer>, type);
}

/// The column that says it.
export const note = (): Note => [say("tool-note"), notes().join(" · ")];

/// The same of what is to be read again, which says only what is made up or reconstructed.
export const marked = (): Note => [say("tool-note"), mark()];
export const commented = (toml: string): string => (mark() ? `# ${mark()}\n${toml}` : toml);

function noted(table: Sheet): Sheet {
  const [head, said] = note();
  return [...table, [head, table[0][1].map(() => said)]];
}

const SPACE = "http://www.w3.org/2000/svg";
const FONT = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif';

/// A picture that stands alone: in light colours of its own, with its title above and where it comes from below.
export function svg(of: SVGSVGElement, title: string, subtitle: string): string {
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = "light";
  const [, , width, height] = of.getAttribute("viewBox")!.split(" ").map(Number);
  const copy = of.cloneNode(true) as SVGSVGElement;
  const inside = [...copy.querySelectorAll("*")];
  [...of.querySelectorAll("*")].forEach((each, at) => {
    const { fill, stroke } = getComputedStyle(each);
    if (/\bf-/.test(each.getAttribute("class") ?? "")) inside[at].setAttribute("fill", fill);
    if (/\bs-/.test(each.getAttribute("class") ?? "")) inside[at].setAttribute("stroke", stroke);
    inside[at].removeAttribute("class");
  });
  const root = getComputedStyle(document.documentElement);
  const [ground, ink, muted] = ["--ground", "--text", "--muted"].map((name) => root.getPropertyValue(name).trim());
  document.documentElement.dataset.theme = theme;

  const margin = 16;
  const head = lines(title, width, 17).map((text): Written => ({ text, size: 17, ink, bold: true }));
  head.push(...lines(subtitle, width, 13).map((text) => ({ text, size: 13, ink: muted, bold: false })));
  const foot = notes().flatMap((note) => lines(note, width, 11)).map((text) => ({ text, size: 11, ink: muted, bold: false }));
  const made = document.createElementNS(SPACE, "svg");
  const above = margin + head.reduce((sum, line) => sum + line.size * 1.35, 0) + 8;
  const below = foot.length * 15 + 12;
  const [w, h] = [Math.ceil(width + 2 * margin), Math.ceil(above + height + below + margin)];
  const set = (element: Element, attributes: Record<string, string | number>) =>
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
  set(made, { xmlns: SPACE, viewBox: `0 0 ${w} ${h}`, width: w, height: h, "font-family": FONT, role: "img" });
  made.setAttribute("aria-label", of.getAttribute("aria-label") ?? title);
  const put = (name: string, attributes: Record<string, string | number>, text = "") => {
    const element = document.createElementNS(SPACE, name);
    set(element, attributes);
    element.textContent = text;
    made.append(element);
  };
  put("rect", { width: w, height: h, fill: ground });
  let y = margin;
  const write = ({ text, size, ink: fill, bold }: Written) => {
    y += size * 1.35;
    put("text", { x: margin, y: y - size * 0.35, "font-size": size, fill, "font-weight": bold ? 600 : 400 }, text);
  };
  head.forEach(write);
  set(copy, { x: margin, y: above, width, height });
  copy.removeAttribute("class");
  copy.removeAttribute("role");
  copy.removeAttribute("aria-label");
  made.append(copy);
  y = above + height + 8;
  foot.forEach(write);
  return new XMLSerializer().serializeToString(made);
}

interface Written {
  text: string;
  size: number;
  ink: string;
  bold: boolean;
}

/// Words on as many lines as it takes; one that is longer than a line goes on in the next.
function lines(words: string, width: number, size: number): string[] {
  const most = Math.floor(width / (0.5 * size));
  const found = [""];
  for (const word of words.match(new RegExp(`[^ ]{1,${most}}`, "gu")) ?? []) {
    const last = found[found.length - 1];
    if (last && last.length + 1 + word.length > most) found.push(word);
    else found[found.length - 1] = last ? `${last} ${word}` : word;
  }
  return found.filter(Boolean);
}

export function save_svg(of: SVGSVGElement, title: string, subtitle: string): void {
  save(`${filed(title)}.svg`, svg(of, title, subtitle), "image/svg+xml");
}

/// As many points for each of the picture's own as print needs.
const SHARP = 3;

export async function save_png(of: SVGSVGElement, title: string, subtitle: string): Promise<void> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(of, title, subtitle))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * SHARP;
  canvas.height = picture.height * SHARP;
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (made) save(`${filed(title)}.png`, made, "image/png");
}

