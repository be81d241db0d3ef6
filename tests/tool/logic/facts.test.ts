// What the page tells of every municipality is what its report tells.
import { beforeAll, expect, test } from "vitest";
import * as facts from "../../../bindings/wasm/page/facts";
import { groups, shown, unit } from "../../../bindings/wasm/page/state";
import { expected, opened } from "./opened";

beforeAll(opened);

test("places, areas, strengths, steps and whom to ask", () => {
  const { units, nodes } = shown.value;
  expect([...units].sort()).toEqual(Object.keys(expected.units).sort());
  for (const code of units) {
    unit.value = code;
    const own = expected.units[code];
    const rank = facts.place.value!.rank;
    expect(Number.isNaN(rank) ? null : rank).toBe(own.rank);
    expect([code, facts.areas.value.map((row) => row.node)]).toEqual([code, own.areas]);
    expect([code, facts.strengths.value.map((row) => row.node)]).toEqual([code, own.strengths]);
    if (own.rank === null) continue;
    const steps = nodes.map(({ id }) => [id, facts.step(id)] as const).filter(([, to]) => to !== undefined);
    expect([code, Object.fromEntries(steps)]).toEqual([code, own.steps]);
    for (const row of facts.areas.value) {
      const found = facts.advisers(shown.value.node.get(row.node)!).map((of) => of.unit);
      expect([code, row.node, found]).toEqual([code, row.node, own.advisers[row.node]]);
    }
  }
});

test("the way to the next group", () => {
  const asked = Object.entries(expected.units).filter(([, own]) => own.way);
  expect(asked.length).toBeGreaterThan(10);
  for (const [code, own] of asked) {
    unit.value = code;
    const { official } = shown.value;
    const next = groups[groups.indexOf(facts.place.value!.group as "low") + 1];
    const limit = facts.limit(official, next);
    const found = facts.way(official, { score: limit });
    // A report says the border itself, the core what equals it.
    expect(limit).toBeCloseTo(own.way!.limit, 8);
    expect([code, Object.fromEntries(found.changes)]).toEqual([code, own.way!.changes]);
  }
});
