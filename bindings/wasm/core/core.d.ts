// What bindings/wasm/src/module.cpp registers, before the answers are told apart from problems.
export interface Program {
  open(definition: string, table: string): unknown;
  open_text(definition: string, bytes: Uint8Array, period: string, file: string, earlier: object | null): unknown;
  open_sheet(definition: string, name: string, rows: unknown[][], period: string, file: string, earlier: object | null): unknown;
  trend(editions: object[]): unknown;
  weighted(scores: object, weights: Record<string, number>): unknown;
  ruled(scores: object, method: string, steps: string[]): unknown;
  overtaking(scores: object, unit: string, other: string, parent: string): unknown;
  providers(scores: object, municipality: string, by: string, kind: string, threshold: number): unknown;
  districts(scores: object, table: string, by: string): unknown;
  answers(scores: object, unit: string, indicator: string): unknown;
  weight_intervals(scores: object, above: string, below: string): unknown;
  rank_sets(scores: object, unit: string): unknown;
  respondents(scores: object, bytes: Uint8Array, file: string): unknown;
  table_csv(scores: object, head: string, note: string): unknown;
  districts_csv(scores: object, table: string, head: string, note: string): unknown;
  definition_toml(scores: object): string;
  csv(heads: string[], columns: (string[] | Float64Array)[], swedish: boolean): unknown;
  draw_strip(strip: string, paper: string): unknown;
  draw_waterfall(waterfall: string, paper: string): unknown;
  draw_matrix(matrix: string, paper: string): unknown;
  draw_trend(trend: string, paper: string): unknown;
  draw_slope(slope: string, paper: string): unknown;
  draw_fields(fields: string, paper: string): unknown;
  draw_map(map: string, paper: string): unknown;
  symbol(group: string, size: number): string;
  version(): string;
  number_words(value: number, form: string, decimal: string, thousands: string, shift: number): string;
}
export default function createCore(options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}): Promise<Program>;
