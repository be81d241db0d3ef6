// The core for JavaScript, with types: scores of a table and questions about them, answered by the columns that Python has.
import createCore, { type Program } from "./core.js";
import type * as Columns from "./columns.js";

export type { Columns };

/** What is wrong, as the core says it; `said` is a message of the Fluent files with its arguments. */
export interface Problem {
  code: string;
  message: string;
  said: Message;
  file: string;
  sheet: string;
  /** Of a table, as spreadsheets call it: H14; and what its column is called. */
  cell: string;
  heading: string;
  line: number;
  column: number;
  unit: string;
  indicator: string;
}
export interface Message {
  id: string;
  text: string;
  arguments: Record<string, Message>;
}

/** An error of the core, with every problem found. */
export class CoreError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
  }
}

export interface Text {
  sv: string;
  en: string;
}
export interface Indicator {
  direction: "higher" | "lower";
  kind: "share" | "mean" | "count" | "yes_no" | "points";
  quality: "unspecified" | "structure" | "process" | "outcome";
  source: string;
  responsible: string;
  measure: string;
  meaning: Text;
  range?: [number, number];
}
export interface Node {
  id: string;
  parent: string;
  weight: number;
  name: Text;
  level: number;
  indicator: Indicator | null;
}
export interface Trace {
  node: string;
  weight: number;
  used_weight: number;
  effective_weight: number;
  coverage: number;
  score: number;
  thin: string;
  status: string;
  raw: number;
  steps: { step: string; rule: string; input: number; output: number; facts: Record<string, number>; mark: string }[];
  children: Trace[];
}
export interface Plan {
  reached: boolean;
  proven: boolean;
  steps: Columns.Plan;
  left_out: Columns.PlanLeftOut;
  outcomes: Columns.Outcome;
}
/** What a table is made of. Matrices are column by column: all units of the first indicator, then those of the next. */
export interface Data {
  /** Unique codes. */
  units: string[];
  /** Unique ids of the definition's indicators. */
  indicators: string[];
  /** What is not there is null or NaN. */
  values: Numbers;
  /** Why a cell has no value, by the order of `statuses`; where this is left out, a cell without a value is missing. */
  statuses?: number[];
  /** Whose figure a cell holds: 0 the unit's own, 1 borrowed of another period, 2 inherited; where it is left out, all own. */
  origins?: number[];
  /** Answers behind each cell, people asked about, and the standard error of each cell; null where it is not known. */
  respondents?: Numbers;
  population?: Numbers;
  standard_error?: Numbers;
  /** Names of the units; where they are left out, their codes. */
  names?: string[];
  /** Labels of each unit by group variable, and numbers by background variable. */
  groups?: Record<string, string[]>;
  background?: Record<string, Numbers>;
  period?: string;
}
export type Numbers = ArrayLike<number | null>;
export const statuses = ["observed", "missing", "not_answered", "suppressed", "not_applicable"] as const;

/** A table's columns: codes, names, groups, figures and background by their names. */
export type Table = Record<string, string[] | Float64Array>;

/** Every unit's rank and its spread over replicates. */
export type RankSpread = Columns.Spread & { unit: string[]; name: string[]; rank: Float64Array; expected: Float64Array };

/** A file read: scores of its table, and what was set apart or repaired on the way. */
export interface Reading {
  scores: Scores;
  notes: Problem[];
}
/** A cell of a workbook, as the core reads it. */
export type Cell = string | number | { percent: number };
/** What respondents gave: shares of their parents in percent, by node. */
export interface Respondents {
  people: number;
  shares: Record<string, number>;
}
export interface Undecided {
  sets: Columns.RankSets;
  /** For every unit whether the one asked about is surely above it (1), below it (-1) or neither (0). */
  apart: Float64Array;
}
/** The units of one municipality beside each other, and every one of them beside the others. */
export interface Providers {
  /** The sub-indices of `units`' columns first and second. */
  first: string;
  second: string;
  /** Means over the units in the matrix; NaN where there are too few. */
  first_line: number;
  second_line: number;
  units: Columns.Provider;
  kinds: Columns.ProviderKind;
  differences: Columns.Profile;
}
/** A place in a picture: millimetres from its left and its upper edge. */
export type Place = [number, number];
/** What a picture consists of; an ink is what is drawn, to be given a colour. See hti/chart/picture.hpp. */
export type Mark =
  | { kind: "line"; start: Place; end: Place; ink: string; width: number; dashes: string }
  | { kind: "box"; corner: Place; width: number; height: number; ink: string; edge: string; depth: number }
  | { kind: "area"; rings: Place[][]; ink: string; edge: string; width: number; item: number }
  | { kind: "path"; points: Place[]; ink: string; width: number }
  | { kind: "symbol"; at: Place; size: number; outline: Place[]; ink: string }
  | { kind: "text"; at: Place; words: string; ink: string; size: number; anchor: "start" | "middle" | "end"; bold: boolean; turn: number };
/** Marks in the order in which they are drawn, on a sheet of a size in millimetres. */
export interface Picture {
  width: number;
  height: number;
  marks: Mark[];
}
/** A sheet to draw on: how wide it is, and its sizes of text, in millimetres. */
export interface Paper {
  width: number;
  small: number;
  plain: number;
  /** How wide a letter of the font is, of its size. */
  letter: number;
}
/** A number, and how it is written. */
export interface Figure {
  value: number;
  text: string;
}
export interface Named {
  name: string;
  figure: Figure;
}
/** Scores of all units, and one of them; see hti/chart/strip.hpp. */
export interface Strip {
  scores: number[];
  name: string;
  own: Figure;
  group: string;
  limits: { from: number; name: string }[];
  lowest: string;
  ends: [string, string];
}
/** From one score to another; see hti/chart/waterfall.hpp. */
export interface Waterfall {
  start: Named;
  end: Named;
  parts: Named[];
}
/** Grade against effect; see hti/chart/matrix.hpp. */
export interface Matrix {
  points: { name: string; grade: number; effect: number; list: string }[];
  line: number;
  fields: [string, string, string, string];
  axes: [string, string];
}
/** A column that says the same in every row: its head, and what it says. */
export type Note = [head: string, note: string];
/** What a panel of a course has of a year; see hti/chart/trend.hpp. */
export interface TrendYear {
  year: string;
  own: Figure | null;
  mean: Figure | null;
  /** A word for why there is no figure of its own; empty: there is. */
  why: string;
  /** Whether it can be compared with the year before it. */
  joined: boolean;
}
export interface TrendPanel {
  name: string;
  years: TrendYear[];
}
export interface Trend {
  panels: TrendPanel[];
  names: [string, string];
  broken: string;
}
/** Places in two rankings; see hti/chart/slope.hpp. */
export interface Slope {
  lines: { name: string; from: Figure; to: Figure; marked: boolean }[];
  heads: [string, string];
}
/** Two scores of every unit, with the lines that part the fields; see hti/chart/fields.hpp. */
export interface Fields {
  points: { number: string; first: number; second: number; other: boolean }[];
  lines: [Figure, Figure];
  axes: [string, string];
  kinds: string[];
}
/** Units by their result groups; see hti/chart/map.hpp. */
export interface UnitMap {
  units: { rings: Place[][]; group: string }[];
  key: { group: string; name: string }[];
  larger: MapPart[];
  chosen: MapPart | null;
}
export interface MapPart {
  about: number;
  name: string;
}
/** Rules in place of those of a definition, by step, as TOML has them. */
export type Rules = Partial<Record<"normalise" | "aggregate" | "missing", string>>;

type Native = Record<string, (...given: unknown[]) => unknown> & { delete(): void };

function answer<T>(given: unknown): T {
  const problems = (given as { problems?: Problem[] } | null)?.problems;
  if (problems) throw new CoreError(problems);
  return given as T;
}

/** Scores of one table by the index fitted to it. `release` frees what it holds; nothing may be asked after that. */
export class Scores {
  constructor(
    readonly native: Native,
    private readonly program: Program,
  ) {}

  private ask<T>(question: string, ...given: unknown[]): T {
    return answer<T>(this.native[question](...given));
  }
  release(): void {
    this.native.delete();
  }

  nodes(): Node[] {
    return JSON.parse(this.ask<string>("nodes"));
  }
  shares(): { share: Float64Array; effective: Float64Array } {
    return this.ask("shares");
  }
  definition_hash(): string {
    return this.ask("definition_hash");
  }
  /** Where result groups begin, from high to low. */
  cutoffs(node = ""): Float64Array {
    return this.ask("cutoffs", node);
  }
  table(): Table {
    return this.ask("table");
  }
  columns(): Table {
    return this.ask("columns");
  }
  ranking(node = ""): Columns.Ranking {
    return this.ask("ranking", node);
  }
  /** The ranking as a CSV file; `swedish` as Excel opens it with Swedish settings. With a note, its head and what every row says. */
  ranking_csv(swedish = false, [head, note]: Note = ["", ""]): string {
    // Text that comes from the core has lost its byte order mark on the way.
    return (swedish ? "\ufeff" : "") + this.ask<string>("ranking_csv", swedish, head, note);
  }
  /** Ranks in the order of the table's units. */
  ranks(node = ""): Float64Array {
    return this.ask("ranks", node);
  }
  /** Scores in the order of the table's units. */
  scores(node: string): Float64Array {
    return this.ask("scores", node);
  }
  trace(unit: string, node = ""): Trace {
    return this.ask("trace", unit, node);
  }
  contributions(unit: string, against: string | string[] = "nation", node = ""): Columns.Contribution {
    return this.ask("contributions", unit, against, node);
  }
  profile(unit: string, against = "nation"): Columns.Profile {
    return this.ask("profile", unit, against);
  }
  /** The most similar units by background; `on` names the variables that count, empty: all. */
  peers(unit: string, count = 7, on: string[] = []): Columns.Peer {
    return this.ask("peers", unit, count, on);
  }
  changes(earlier: Scores): Columns.Change {
    return this.ask("changes", earlier.native);
  }
  /** Scores and ranks of all units year by year, in earlier editions and in this. */
  trend(earlier: Scores[]): Columns.Trend {
    return answer(this.program.trend([...earlier, this].map((each) => each.native)));
  }
  what_if(unit: string, edits: Record<string, number>): Columns.Outcome {
    return this.ask("what_if", unit, edits);
  }
  /** The same table with other figures of one unit, by what the index has learnt of the figures as they are. */
  edited(unit: string, edits: Record<string, number>): Scores {
    return new Scores(this.ask("edited", unit, edits), this.program);
  }
  /** The changes with the least effort that reach a goal; `effort` by indicator, 1 where it is not given. */
  plan(unit: string, goal: { score: number } | { rank: number }, outcomes = false, effort: Record<string, number> = {}): Plan {
    return this.ask("plan", unit, { ...goal, outcomes, effort });
  }
  priorities(unit: string, earlier: Scores | null = null): { effect_line: number; rows: Columns.Priority } {
    return this.ask("priorities", unit, earlier?.native ?? null);
  }
  examples(unit: string, earlier: Scores | null, peers: string[]): Columns.GoodExample {
    return this.ask("examples", unit, earlier?.native ?? null, peers);
  }
  /** The same table with other weights of the nodes that are named. */
  weighted(weights: Record<string, number>): Scores {
    return new Scores(answer(this.program.weighted(this.native, weights)), this.program);
  }
  /** The same table by other rules, one for all nodes of each step that is named. */
  ruled(rules: Rules): Scores {
    const method = Object.entries(rules).map(([step, rule]) => `${step} = ${rule}`);
    return new Scores(answer(this.program.ruled(this.native, `schema = 1\n[method]\n${method.join("\n")}`, Object.keys(rules))), this.program);
  }
  /**
   * The smallest change of one parent's weights (empty: the root) with which a unit comes level with another; null where it
   * has no closed form. `change` is NaN where no weights do.
   */
  overtaking(unit: string, other: string, parent = ""): { change: number; shares: Columns.Contest } | null {
    return answer(this.program.overtaking(this.native, unit, other, parent));
  }
  /** The units of a municipality, of scores of all units; see providers() in hti/explain/providers.hpp. */
  providers(municipality: string, by = "kommun", kind = "regi", threshold = 30): Providers {
    return answer(this.program.providers(this.native, municipality, by, kind, threshold));
  }
  /** Districts (a table as JSON) beside these units, which they do not move. */
  districts(table: string, by = "kommun"): { places: Columns.DistrictPlace; gaps: Columns.DistrictGap } {
    return answer(this.program.districts(this.native, table, by));
  }
  /** How many people a unit's figure rests on, of how many, and its standard error; NaN where it is not known. */
  answers(unit: string, indicator: string): { respondents: number; population: number; standard_error: number } {
    return answer(this.program.answers(this.native, unit, indicator));
  }
  /** For the weight of every node, while its siblings share the rest as they do: the interval in which a unit stays above another. */
  weight_intervals(above: string, below: string): Columns.WeightInterval {
    return answer(this.program.weight_intervals(this.native, above, below));
  }
  /** The places that chance in the answers leaves open. */
  rank_sets(unit: string): Undecided {
    return answer(this.program.rank_sets(this.native, unit));
  }
  /** The shares that the respondents of a CSV file give, a row a person and a column a node. */
  respondents(bytes: Uint8Array, file: string): Respondents {
    return answer(this.program.respondents(this.native, bytes, file));
  }
  /** The table as a CSV file that the same definition reads, but for the column of a note. */
  table_csv([head, note]: Note = ["", ""]): string {
    return answer(this.program.table_csv(this.native, head, note));
  }
  /** Districts (a table as JSON) as a CSV file that the command line places among these units. */
  districts_csv(table: string, [head, note]: Note = ["", ""]): string {
    return answer(this.program.districts_csv(this.native, table, head, note));
  }
  definition_toml(): string {
    return this.program.definition_toml(this.native);
  }
  /** Ranks while all weights vary; no replicates yet. \param pairs  units of whom the first may stand above the second */
  uncertainty(spread = 0.25, seed = 1, pairs: [string, string][] = []): Uncertainty {
    return new Uncertainty(this.ask("uncertainty", spread, seed, pairs));
  }
}

export class Uncertainty {
  constructor(private readonly native: Native) {}

  get n(): number {
    return this.native.n() as number;
  }
  release(): void {
    this.native.delete();
  }
  extended(n: number): Uncertainty {
    return new Uncertainty(answer(this.native.extended(n)));
  }
  /** The same question answered by replicates [first, last) alone, to be merged with others. */
  part(first: number, last: number): Uncertainty {
    return new Uncertainty(answer(this.native.part(first, last)));
  }
  /** Both together: whatever parts replicates were counted in, the counts are the same. */
  merged(other: Uncertainty): Uncertainty {
    return new Uncertainty(answer(this.native.merged(other.native)));
  }
  /** What was counted, for `restored` by the same question elsewhere. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.native.bytes() as Uint8Array<ArrayBuffer>;
  }
  restored(bytes: Uint8Array): Uncertainty {
    return new Uncertainty(answer(this.native.restored(bytes)));
  }
  ranks(level = 0.9): RankSpread {
    return answer(this.native.ranks(level));
  }
  groups(): Record<string, string[] | Float64Array> {
    return answer(this.native.groups());
  }
  /** The share of replicates in which one unit stands above another, of a pair that was asked about. */
  above(unit: string, other: string): number {
    return answer(this.native.above(unit, other));
  }
}

export class Core {
  constructor(private readonly program: Program) {}

  get version(): string {
    return this.program.version();
  }
  /** Fits a definition (TOML) to a table (or its JSON), and scores it. Throws a `CoreError` with everything that is wrong. */
  open(definition: string, table: Data | string): Scores {
    const plain = (_: string, of: unknown) => (of instanceof Float64Array ? [...of] : of);
    return new Scores(answer(this.program.open(definition, typeof table === "string" ? table : JSON.stringify(table, plain))), this.program);
  }
  /** The same of a CSV file; its notes tell also of figures far from those of the year before, where there is one. */
  open_text(definition: string, bytes: Uint8Array, period: string, file: string, earlier: Scores | null = null): Reading {
    return this.read(this.program.open_text(definition, bytes, period, file, earlier?.native ?? null));
  }
  /** The same of a sheet of a workbook. */
  open_sheet(definition: string, sheet: { name: string; rows: Cell[][] }, period: string, file: string, earlier: Scores | null = null): Reading {
    return this.read(this.program.open_sheet(definition, sheet.name, sheet.rows, period, file, earlier?.native ?? null));
  }
  private read(given: unknown): Reading {
    const { scores, notes } = answer<{ scores: Native; notes: Problem[] }>(given);
    return { scores: new Scores(scores, this.program), notes };
  }
  /** Columns as a CSV file; `swedish` as Excel opens it with Swedish settings. */
  csv(columns: [string, string[] | Float64Array][], swedish = false): string {
    const [heads, cells] = [columns.map(([head]) => head), columns.map(([, each]) => each)];
    return (swedish ? "\ufeff" : "") + answer<string>(this.program.csv(heads, cells, swedish));
  }
  draw_strip(strip: Strip, paper: Paper): Picture {
    return this.draw("draw_strip", strip, paper);
  }
  draw_waterfall(waterfall: Waterfall, paper: Paper): Picture {
    return this.draw("draw_waterfall", waterfall, paper);
  }
  draw_matrix(matrix: Matrix, paper: Paper): Picture {
    return this.draw("draw_matrix", matrix, paper);
  }
  draw_trend(trend: Trend, paper: Paper): Picture {
    return this.draw("draw_trend", trend, paper);
  }
  draw_slope(slope: Slope, paper: Paper): Picture {
    return this.draw("draw_slope", slope, paper);
  }
  draw_fields(fields: Fields, paper: Paper): Picture {
    return this.draw("draw_fields", fields, paper);
  }
  draw_map(map: UnitMap, paper: Paper): Picture {
    return this.draw("draw_map", map, paper);
  }
  private draw(chart: Extract<keyof Program, `draw_${string}`>, of: object, paper: Paper): Picture {
    return JSON.parse(answer<string>(this.program[chart](JSON.stringify(of), JSON.stringify(paper))));
  }
  /** The sign of a result group about the upper left corner. */
  symbol(group: string, size: number): Extract<Mark, { kind: "symbol" }> {
    return JSON.parse(this.program.symbol(group, size));
  }
  /** A number as people read it; see hti/base/number_words.hpp. */
  number_words(value: number, form: string, decimal = ".", thousands = "", shift = 0): string {
    return this.program.number_words(value, form, decimal, thousands, shift);
  }
}

export async function load(module: WebAssembly.Module): Promise<Core> {
  const program = await createCore({
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(module, imports).then(done);
      return {};
    },
  });
  return new Core(program);
}
