// What the page is about: the core, opened on the definition and the data that stand in the file.
import { type Cell, type Core, load, type Node, type Reading, type Scores, type Text } from "../core";
import type { Boundaries } from "./map";

/// A definition, and the figures of one year.
interface Figures {
  definition: string;
  table: string;
  period: string;
}

/// What `hemtjanstindex tool` puts into the file of a year.
interface Year extends Figures {
  title: Text;
  heading: Text;
  mark: "" | "made_up" | "reconstruction" | "both";
  /// Whether the edition before it is of the year before, which tells what a year can bring.
  year_before: boolean;
}

/// What is there of the latest year alone.
interface Latest {
  /// Units of the municipalities, of which nothing that is withheld is here; `kind` is the group that tells who runs them.
  units: (Figures & { kind: string }) | null;
  /// The table of districts.
  districts: string | null;
}

/// What is the same for all years.
interface Common {
  kind: "municipality" | "unit";
  language: "sv" | "en";
  /// Outlines, where the units are Sweden's municipalities.
  boundaries: Boundaries | null;
  /// The bank of examples, empty where none is given.
  examples: Example[];
}

/// What a unit has done that others can learn from, as it is told by whoever keeps the bank; see present/theme.py.
export interface Example {
  unit: string;
  indicators: string[];
  done: string;
  link: string;
  contact: string;
  date: string;
  licence: string;
}

/// What `hemtjanstindex tool` puts into the file: the latest edition first.
type File = Common & Latest & { editions: Year[] };

/// What is known of the edition that is shown; `earlier` is the one before it.
export type Content = Common & Latest & Year & { earlier: Figures | null };

/// Where the figures come from: what stands in the page, or a file that the reader has opened.
export type Source =
  | { table: string }
  | { bytes: Uint8Array; period: string; file: string }
  | { sheet: { name: string; rows: Cell[][] }; period: string; file: string };

/// What the worker needs to start.
export interface Start {
  program: WebAssembly.Module;
  definition: string;
  source: Source;
}

/// Scores of figures by the definition fitted to them; `before` are those of the year before, from which figures may be far.
export function scored(core: Core, definition: string, source: Source, before: Scores | null = null): Reading {
  if ("table" in source) return { scores: core.open(definition, source.table), notes: [] };
  if ("bytes" in source) return core.open_text(definition, source.bytes, source.period, source.file, before);
  return core.open_sheet(definition, source.sheet, source.period, source.file, before);
}

export interface Edition {
  core: Core;
  content: Content;
  program: WebAssembly.Module;
  source: Source;
  official: Scores;
  earlier: Scores | null;
  nodes: Node[];
  node: Map<string, Node>;
  children: Map<string, Node[]>;
  root: Node;
  units: string[];
  names: string[];
  at: Map<string, number>;
  figures: Map<string, Float64Array>;
  figuresBefore: Map<string, Map<string, number>>;
  /// Decimals of an indicator's figures in the source, two at most; see report/edition.py.
  decimals: Map<string, number>;
  means: Map<string, number>;
  /// The background figures, by which units are alike.
  background: string[];
}

export function text(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

/// What stands packed in the page.
async function unpacked(id: string): Promise<Response> {
  const packed = Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

function decimals(column: Float64Array): number {
  return [0, 1].find((k) => column.every((x) => Number.isNaN(x) || x === Number(x.toFixed(k)))) ?? 2;
}

function mean(column: Float64Array): number {
  const known = column.filter((x) => !Number.isNaN(x));
  return known.reduce((sum, x) => sum + x, 0) / known.length;
}

/// The editions that stand in the page. What is not looked at is not scored.
export class Editions {
  /// What each is called in the address and where it is chosen, the latest first: its year, or its number where years are not told.
  readonly years: string[];
  private readonly scores: (Scores | undefined)[] = [];
  private readonly known: (Edition | undefined)[] = [];

  constructor(
    private readonly core: Core,
    private readonly program: WebAssembly.Module,
    readonly file: File,
  ) {
    const told = file.editions.map(({ period }) => year_in(period));
    this.years = told.every((year, at) => year && told.indexOf(year) === at) ? told : told.map((_, at) => `${at + 1}`);
  }

  private scored(at: number): Scores {
    const { definition, table } = this.file.editions[at];
    return (this.scores[at] ??= this.core.open(definition, table));
  }

  /// The edition of a year; the latest where none is named.
  of(year: string): Edition {
    const at = Math.max(this.years.indexOf(year), 0);
    return (this.known[at] ??= this.opened(at));
  }

  /// The scores of the year before a period; nothing where it is not in the page.
  before(period: string): Scores | null {
    const at = this.years.indexOf(`${Number(year_in(period)) - 1}`);
    return at < 0 ? null : this.scored(at);
  }

  private opened(at: number): Edition {
    const { editions, ...common } = this.file;
    const [year, before] = editions.slice(at);
    const latest = at === 0 ? {} : { units: null, districts: null };
    const content = { ...common, ...latest, ...year, earlier: before ?? null };
    return known(this.core, content, this.program, { table: year.table }, this.scored(at), before ? this.scored(at + 1) : null);
  }
}

/// The year that a period tells.
export function year_in(period: string): string {
  return /\b(19|20)\d\d\b/.exec(period)?.[0] ?? "";
}

/// What stands in the page.
export async function open(): Promise<Editions> {
  const [file, compiled]: [File, WebAssembly.Module] = await Promise.all([
    unpacked("edition").then((edition) => edition.json()),
    unpacked("core").then(async (core) => WebAssembly.compile(await core.arrayBuffer())),
  ]);
  return new Editions(await load(compiled), compiled, file);
}

/// The reader's own figures, by the definition of the edition; and what was set apart or repaired. \throws CoreError
export function opened(page: Edition, before: Scores | null, source: Source & { period: string }): { edition: Edition; notes: Reading["notes"] } {
  const { scores, notes } = scored(page.core, page.content.definition, source, before);
  const mark = page.content.mark === "reconstruction" || page.content.mark === "both" ? "reconstruction" : "";
  const content: Content = { ...page.content, heading: page.content.title, mark, period: source.period, year_before: false, earlier: null, units: null, districts: null };
  return { edition: known(page.core, content, page.program, source, scores, null), notes };
}

function known(core: Core, content: Content, compiled: WebAssembly.Module, source: Source, official: Scores, earlier: Scores | null): Edition {
  const nodes = official.nodes();
  const table = official.table();
  const units = table.unit as string[];
  const indicators = nodes.filter((node) => node.indicator);
  const figures = new Map(indicators.map((node) => [node.id, table[node.id] as Float64Array]));
  return {
    core,
    content,
    program: compiled,
    source,
    official,
    earlier,
    nodes,
    node: new Map(nodes.map((node) => [node.id, node])),
    children: new Map(nodes.map((node) => [node.id, nodes.filter((child) => child.parent === node.id)])),
    root: nodes[0],
    units,
    names: table.name as string[],
    at: new Map(units.map((unit, at) => [unit, at])),
    figures,
    figuresBefore: earlier ? before(earlier, indicators) : new Map(),
    decimals: new Map([...figures].map(([id, column]) => [id, decimals(column)])),
    means: new Map([...figures].map(([id, column]) => [id, mean(column)])),
    background: Object.keys(table).filter((name) => table[name] instanceof Float64Array && !figures.has(name)),
  };
}

/// The earlier figures of each indicator by unit, of the indicators that both editions have.
function before(earlier: Scores, indicators: Node[]): Map<string, Map<string, number>> {
  const table = earlier.table();
  const units = table.unit as string[];
  const asked = new Set(earlier.nodes().map((node) => node.id));
  return new Map(
    indicators
      .filter((node) => asked.has(node.id))
      .map((node) => [node.id, new Map(units.map((unit, at) => [unit, (table[node.id] as Float64Array)[at]]))]),
  );
}
