// Replicates of weights, away from what the reader does. The page and its workers are one program, told apart by who starts it.
import { CoreError, load, type RankSpread, type Rules, type Scores, type Uncertainty } from "../core";
import { scored, type Start } from "./edition";

/// As reports vary them, see report/edition.py: how far, how often, and within which share of the replicates ranks are told.
export const SPREAD = 0.25;
export const REPLICATES = 10_000;
export const LEVEL = 0.9;
/// After how many replicates there is something to show, on the way to all.
const LOOKS = [1_000, REPLICATES];
/// How many are counted before the next question is let in.
const STEP = 250;

export interface Question {
  number: number;
  weights: Record<string, number>;
  rules: Rules;
  /// Of whom the first may stand above the second.
  pair?: [string, string];
  /// Figures that a unit is tried with, while all others stand still.
  tried?: { unit: string; figures: Record<string, number> };
  /// Which of how many workers is asked. Each counts its share of the replicates; the first adds up all and answers.
  share: [number, number];
}
/// What a worker has counted for the first one, on the way to a look.
export interface Part {
  number: number;
  look: number;
  counted: Uint8Array<ArrayBuffer>;
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

/// Where a worker hears and tells.
export interface Room {
  onmessage: ((event: MessageEvent<Start | Question | Part | Apart>) => unknown) | null;
  postMessage(message: Answer | Part | Told, transfer?: Transferable[]): void;
}

/// Goes on after what has come meanwhile. A timer would do that too, but waits for four milliseconds where it follows others.
function others_first(): Promise<void> {
  return new Promise((then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  });
}

/// Answers questions in a worker. One that is overtaken by another is dropped.
export function serve(room: Room): void {
  let official: Promise<Scores>;
  let latest = 0;
  let parts: Part[] = [];
  let arrived = () => {};
  /// What the other workers have counted, once it is there; less of a question that is overtaken.
  const counted = async (number: number, look: number, others: number): Promise<Part[]> => {
    const here = () => parts.filter((part) => part.look === look);
    while (latest === number && here().length < others) await new Promise<void>((next) => (arrived = next));
    // Those that are there now may be of the next one.
    return latest === number ? here() : [];
  };
  const answer = async ({ number, weights, rules, pair, tried, share: [at, of] }: Question, opened: Scores) => {
    const ruled = opened.ruled(rules);
    const weighted = ruled.weighted(weights);
    ruled.release();
    const scores = tried ? weighted.edited(tried.unit, tried.figures) : weighted;
    if (tried) weighted.release();
    const none = scores.uncertainty(SPREAD, 1, pair && [pair]);
    let sure = none;
    const set = (next: Uncertainty) => {
      if (sure !== none) sure.release();
      sure = next;
    };
    const add = (more: Uncertainty) => {
      set(sure.merged(more));
      more.release();
    };
    let done = 0;
    for (const look of LOOKS) {
      const [first, last] = [at, at + 1].map((each) => done + Math.floor(((look - done) * each) / of));
      for (let next = first; next < last && latest === number; next += STEP) {
        add(none.part(next, Math.min(next + STEP, last)));
        await others_first();
      }
      if (at === 0) for (const part of await counted(number, look, of - 1)) add(none.restored(part.counted));
      if (latest !== number) break;
      if (at === 0) {
        const above = pair ? sure.above(...pair) : NaN;
        room.postMessage({ number, replicates: sure.n, ranks: sure.ranks(LEVEL), groups: sure.groups(), above });
      } else {
        const part = { number, look, counted: sure.bytes() };
        room.postMessage(part, [part.counted.buffer]);
        set(none);
      }
      done = look;
    }
    set(none);
    for (const each of [none, scores]) each.release();
  };
  room.onmessage = async ({ data }) => {
    if ("program" in data) {
      official = load(data.program).then((core) => scored(core, data.definition, data.source).scores);
    } else if ("counted" in data) {
      if (data.number === latest) parts.push(data);
      arrived();
    } else if ("unit" in data) {
      room.postMessage({ number: data.number, apart: apart(await official, data.unit) });
    } else {
      latest = data.number;
      parts = [];
      arrived();
      const opened = await official;
      if (latest === data.number) await answer(data, opened);
    }
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
