// Replicates of weights, away from what the reader does. The page and the worker are one program, told apart by who starts it.
import { CoreError, load, type RankSpread, type Rules, type Scores, type Uncertainty } from "../core";
import { scored, type Start } from "./edition";

/// As reports vary them, see report/edition.py: how far, how often, and within which share of the replicates ranks are told.
export const SPREAD = 0.25;
export const REPLICATES = 10_000;
export const LEVEL = 0.9;
/// After how many replicates there is something to show, on the way to all.
const LOOKS = [1_000, REPLICATES];

export interface Question {
  number: number;
  weights: Record<string, number>;
  rules: Rules;
  /// Of whom the first may stand above the second.
  pair?: [string, string];
}
/// From whom a unit stands surely apart, whatever others would have answered.
export interface Apart {
  number: number;
  unit: string;
}
export interface Told {
  number: number;
  /// 1 where the unit is surely above, -1 surely below, 0 neither, by unit; nothing where nothing is known of the answers.
  apart: Float64Array | null;
}
export interface Answer {
  number: number;
  replicates: number;
  ranks: RankSpread;
  groups: Record<string, string[] | Float64Array>;
  /// The share of replicates in which the first of the pair stands above the second.
  above: number;
}

/// Answers questions in the worker. One that is overtaken by another is dropped.
export function serve(): void {
  let official: Promise<Scores>;
  let latest = 0;
  onmessage = async ({ data }: MessageEvent<Start | Question | Apart>) => {
    if ("program" in data) {
      official = load(data.program).then((core) => scored(core, data.definition, data.source).scores);
      return;
    }
    const opened = await official;
    if ("unit" in data) {
      postMessage({ number: data.number, apart: apart(opened, data.unit) } satisfies Told);
      return;
    }
    latest = data.number;
    const ruled = opened.ruled(data.rules);
    const scores = ruled.weighted(data.weights);
    ruled.release();
    let sure: Uncertainty = scores.uncertainty(SPREAD, 1, data.pair && [data.pair]);
    for (const look of LOOKS) {
      while (sure.n < look && latest === data.number) {
        const more = sure.extended(Math.min(500, look - sure.n));
        sure.release();
        sure = more;
        // Lets the next question in.
        await new Promise((next) => setTimeout(next));
      }
      if (latest !== data.number) break;
      const above = data.pair ? sure.above(...data.pair) : NaN;
      postMessage({ number: data.number, replicates: sure.n, ranks: sure.ranks(LEVEL), groups: sure.groups(), above } satisfies Answer);
    }
    sure.release();
    scores.release();
  };
}

function apart(scores: Scores, unit: string): Float64Array | null {
  try {
    return scores.rank_sets(unit).apart;
  } catch (error) {
    if (error instanceof CoreError) return null;
    throw error;
  }
}
