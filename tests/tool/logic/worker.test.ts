// The worker's replicates: first some, then all, of the last question alone; and their intervals are Python's.
import { expect, test } from "vitest";
import type { Start } from "../../../bindings/wasm/page/edition";
import { shown } from "../../../bindings/wasm/page/state";
import { REPLICATES, serve, type Answer, type Question } from "../../../bindings/wasm/page/worker";
import { expected, opened } from "./opened";

test("answers come in parts, and one that is overtaken comes no more", async () => {
  await opened();
  const { program, content, source } = shown.value;
  const answers: Answer[] = [];
  const done = new Promise<void>((resolve) => {
    const postMessage = (answer: Answer) => {
      answers.push(answer);
      if (answer.replicates === REPLICATES) resolve();
    };
    Object.assign(globalThis, { postMessage, onmessage: null });
  });
  serve();
  const send = (data: Start | Question) => globalThis.onmessage!.call(globalThis as never, { data } as MessageEvent);
  send({ program, definition: content.definition, source });
  send({ number: 1, weights: {}, rules: {} });
  send({ number: 2, weights: expected.weights, rules: {} });
  await done;
  expect(answers.map(({ number, replicates }) => [number, replicates])).toEqual([
    [2, 1000],
    [2, 10_000],
  ]);
  const plain = (cells: Float64Array) => [...cells].map((cell) => (Number.isNaN(cell) ? null : cell));
  const { unit, low, high } = answers[1].ranks;
  expect({ unit, low: plain(low), high: plain(high) }).toEqual(expected.spread);
});
