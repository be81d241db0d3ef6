// Replicates of weights, away from what the reader does. The page and the worker are one program, told apart by who starts it.
import { load, type RankSpread, type Scores, type Uncertainty } from "../core";
import type { Start } from "./edition";

/// As reports vary them, see report/edition.py: how far, how often, and within which share of the replicates ranks are told.
export const SPREAD = 0.25;
export const REPLICATES = 10_000;
export const LEVEL = 0.9;
/// After how many replicates there is something to show, on the way to all.
const LOOKS = [1_000, REPLICATES];

export interface Question {
  number: number;
  weights: Record<string, number>;
}
export interface Answer {
  number: number;
  replicates: number;
  ranks: RankSpread;
}

/// Answers questions in the worker. One that is overtaken by another is dropped.
export function serve(): void {
  let official: Promise<Scores>;
  let latest = 0;
  onmessage = async ({ data }: MessageEvent<Start | Question>) => {
    if ("program" in data) {
      official = load(data.program).then((core) => core.open(data.definition, data.table));
      return;
    }
    latest = data.number;
    const scores = (await official).weighted(data.weights);
    let sure: Uncertainty = scores.uncertainty(SPREAD);
    for (const look of LOOKS) {
      while (sure.n < look && latest === data.number) {
        const more = sure.extended(Math.min(500, look - sure.n));
        sure.release();
        sure = more;
        // Lets the next question in.
        await new Promise((next) => setTimeout(next));
      }
      if (latest !== data.number) break;
      postMessage({ number: data.number, replicates: sure.n, ranks: sure.ranks(LEVEL) } satisfies Answer);
    }
    sure.release();
    scores.release();
  };
}
