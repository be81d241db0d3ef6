// Weights with locks: what stays, what gives way, and what cannot be.
import { expect, test } from "vitest";
import type { Node } from "../../../bindings/wasm/core";
import { moved, sharesOf } from "../../../bindings/wasm/page/weights";
import { chance } from "./chance";

const sum = (shares: ReadonlyMap<string, number>) => [...shares.values()].reduce((so_far, share) => so_far + share, 0);
const none: ReadonlySet<string> = new Set();

test("the others give way as they were to each other", () => {
  expect(moved(new Map([["a", 20], ["b", 60], ["c", 20]]), "a", 40, none)).toEqual(new Map([["a", 40], ["b", 45], ["c", 15]]));
});

test("a lock holds, and what is left goes to the rest", () => {
  expect(moved(new Map([["a", 20], ["b", 60], ["c", 20]]), "a", 40, new Set(["b"]))).toEqual(new Map([["a", 40], ["b", 60], ["c", 0]]));
  expect(moved(new Map([["a", 20], ["b", 60], ["c", 20]]), "a", 90, new Set(["b"]))).toEqual(new Map([["a", 40], ["b", 60], ["c", 0]]));
});

test("nothing moves where nobody can give way", () => {
  const shares = new Map([["a", 20], ["b", 80]]);
  expect(moved(shares, "a", 50, new Set(["b"]))).toEqual(shares);
  expect(moved(new Map([["a", 100]]), "a", 50, none)).toEqual(new Map([["a", 100]]));
});

test("those that have nothing share alike what is left", () => {
  expect(moved(new Map([["a", 100], ["b", 0], ["c", 0]]), "a", 40, none)).toEqual(new Map([["a", 40], ["b", 30], ["c", 30]]));
});

test("whatever is moved: all is given out, nobody has less than nothing, locks hold, the rest keep their proportions", () => {
  const next = chance(1);
  for (let round = 0; round < 400; ++round) {
    const ids = Array.from({ length: 2 + Math.floor(next() * 9) }, (_, at) => `n${at}`);
    const drawn = ids.map(() => (next() < 0.15 ? 0 : next()));
    drawn[0] += 0.01;
    const all = drawn.reduce((a, b) => a + b);
    let shares: ReadonlyMap<string, number> = new Map(ids.map((id, at) => [id, (100 * drawn[at]) / all]));
    for (let step = 0; step < 5; ++step) {
      const before = shares;
      const locked = new Set(ids.filter(() => next() < 0.3));
      const id = ids[Math.floor(next() * ids.length)];
      const to = -20 + 140 * next();
      shares = moved(before, id, to, locked);
      expect([...shares.keys()]).toEqual(ids);
      expect(sum(shares)).toBeCloseTo(100, 4);
      const free = ids.filter((other) => other !== id && !locked.has(other));
      for (const other of ids) {
        expect(shares.get(other)).toBeGreaterThanOrEqual(0);
        if (other !== id && locked.has(other)) expect(shares.get(other)).toBeCloseTo(before.get(other)!, 5);
      }
      if (free.length === 0) continue;
      const bound = ids.filter((other) => other !== id && locked.has(other)).reduce((so_far, other) => so_far + before.get(other)!, 0);
      expect(shares.get(id)).toBeCloseTo(Math.min(Math.max(to, 0), 100 - bound), 5);
      for (const [one, other] of free.slice(1).map((each, at) => [free[at], each]))
        expect(shares.get(one)! * before.get(other)!).toBeCloseTo(shares.get(other)! * before.get(one)!, 2);
    }
  }
});

test("own weights of siblings are all of them or none", () => {
  const siblings = ["a", "b"].map((id) => ({ id }) as Node);
  const usual = (id: string) => (id === "a" ? 30 : 70);
  expect(sharesOf(siblings, new Map([["a", 10]]), usual)).toEqual(new Map([["a", 30], ["b", 70]]));
  expect(sharesOf(siblings, new Map([["a", 10], ["b", 90]]), usual)).toEqual(new Map([["a", 10], ["b", 90]]));
});
