// Replicates shared by workers: first some, then all, of the last question alone; and their intervals are Python's, however many
// count.
import { beforeAll, expect, test } from "vitest";
import type { Start } from "../../../bindings/wasm/page/edition";
import { shown } from "../../../bindings/wasm/page/state";
import { Sure } from "../../../bindings/wasm/page/sure";
import { REPLICATES, serve, type Answer, type Part, type Question, type Room } from "../../../bindings/wasm/page/worker";
import { expected, opened } from "./opened";

/** Workers of this thread, and what they were asked. */
let hired: Counter[] = [];
/** Told what goes wrong in one of them. */
let complain = (_: unknown) => {};
/** How many can be had. */
let most = Infinity;
class Counter {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly asked: Question[] = [];
  terminated = false;
  private readonly room: Room = {
    onmessage: null,
    postMessage: (data) => void setTimeout(() => this.terminated || this.onmessage!({ data })),
  };
  constructor() {
    if (hired.length === most) throw new Error("no more workers");
    hired.push(this);
    serve(this.room);
  }
  postMessage(data: unknown): void {
    if ((data as Question).share) this.asked.push(data as Question);
    setTimeout(() => this.terminated || Promise.resolve(this.room.onmessage!({ data } as never)).catch(complain));
  }
  terminate(): void {
    this.terminated = true;
  }
}

beforeAll(opened);

/** Asks one thing and then another, and gives what is answered until all replicates are counted. */
async function answered(workers: number, spoil = () => {}): Promise<Answer[]> {
  hired = [];
  Object.assign(globalThis, { Worker: Counter });
  const sure = new Sure(workers);
  sure.open(shown.value);
  const answers: Answer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    complain = reject;
    sure.found.subscribe((found) => {
      if (!found) return;
      answers.push(found);
      if (found.replicates === REPLICATES) resolve();
    });
  });
  sure.ask({ weights: {}, rules: {} });
  sure.ask({ weights: expected.weights, rules: {}, pair: ["1290", "1293"] });
  spoil();
  await done;
  return answers;
}
const plain = (cells: Float64Array) => [...cells].map((cell) => (Number.isNaN(cell) ? null : cell));

test("however many workers count, the answers are the same and Python's", async () => {
  const [one, two, three] = [await answered(1), await answered(2), await answered(3)];
  expect(one.map(({ number, replicates }) => [number, replicates])).toEqual([
    [2, 1000],
    [2, REPLICATES],
  ]);
  const { unit, low, high } = one[1].ranks;
  expect({ unit, low: plain(low), high: plain(high) }).toEqual(expected.spread);
  expect(one[1].above).toBeGreaterThan(0);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  expect(hired.map(({ asked }) => asked.map(({ share }) => share))).toEqual([0, 1, 2].map((at) => [[at, 3], [at, 3]]));
});

test("where fewer workers can be had, fewer count", async () => {
  most = 2;
  const answers = await answered(3);
  most = Infinity;
  expect(hired.map(({ asked }) => asked[1].share)).toEqual([[0, 2], [1, 2]]);
  expect(plain(answers[1].ranks.low)).toEqual(expected.spread.low);
});

test("where a worker fails, the first one counts all", async () => {
  const answers = await answered(3, () => hired[1].onerror!());
  expect(hired.map(({ terminated }) => terminated)).toEqual([false, true, true]);
  expect(hired[0].asked.map(({ share }) => share)).toEqual([[0, 3], [0, 3], [0, 1]]);
  expect(answers.map(({ number }) => number)).toEqual([3, 3]);
  expect(plain(answers[1].ranks.low)).toEqual(expected.spread.low);
});

test("what is counted for the next question is not added to one that it overtakes", async () => {
  const { program, content, source } = shown.value;
  const told: (Answer | Part)[] = [];
  const room = (): Room => ({ onmessage: null, postMessage: (data) => void told.push(data as Answer | Part) });
  const rooms = [room(), room()];
  const tell = (at: number, data: Start | Question | Part) => rooms[at].onmessage!({ data } as MessageEvent);
  const started = rooms.map((each, at) => (serve(each), tell(at, { program, definition: content.definition, source })));
  await Promise.all(started);
  const next = { number: 2, weights: expected.weights, rules: {} };
  await tell(1, { ...next, share: [1, 2] });
  const parts = told.splice(0) as Part[];
  const overtaken = tell(0, { number: 1, weights: {}, rules: {}, share: [0, 2] });
  // It counts by now.
  for (let turn = 0; turn < 3; ++turn) await new Promise((then) => setTimeout(then));
  const answered = tell(0, { ...next, share: [0, 2] });
  for (const part of parts) await tell(0, part);
  await Promise.all([overtaken, answered]);
  expect((told as Answer[]).map(({ number, replicates }) => [number, replicates])).toEqual([
    [2, 1000],
    [2, REPLICATES],
  ]);
  expect(plain((told[1] as Answer).ranks.low)).toEqual(expected.spread.low);
});
