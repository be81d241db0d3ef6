// Numbers are written as Python writes them, in both languages.
import { beforeAll, expect, test } from "vitest";
import { figure, number } from "../../../bindings/wasm/page/numbers";
import { language, shown } from "../../../bindings/wasm/page/state";
import { expected, opened } from "./opened";

beforeAll(opened);

test.each(["sv", "en"] as const)("numbers: %s", (of) => {
  language.value = of;
  expect(expected.numbers.length).toBeGreaterThan(500);
  const written = expected.numbers.map((one) => ({ ...one, [of]: number(one.value ?? NaN, one.form, one.shift) }));
  expect(written).toEqual(expected.numbers);
});

test.each(["sv", "en"] as const)("figures: %s", (of) => {
  language.value = of;
  expect(expected.figures.length).toBeGreaterThan(1000);
  const indicator = (id: string) => shown.value.node.get(id)!.indicator!;
  const written = expected.figures.map((one) => ({ ...one, [of]: figure(one.node, indicator(one.node), one.value ?? NaN) }));
  expect(written).toEqual(expected.figures);
});
