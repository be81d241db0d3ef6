// The 2014 edition, opened as the page opens it; and what Python says of it.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { open } from "../../../bindings/wasm/page/edition";
import { editions, restore } from "../../../bindings/wasm/page/state";

const root = new URL("../../../", import.meta.url);
const file = (place: string) => readFileSync(new URL(place, root));

interface Place {
  rank: number | null;
  areas: string[];
  strengths: string[];
  steps: Record<string, number>;
  advisers: Record<string, string[]>;
  way: { limit: number; changes: Record<string, number> } | null;
}
/** What tests/tool/expected.py writes. */
export const expected: {
  numbers: { value: number | null; form: string; shift: number; sv: string; en: string }[];
  figures: { node: string; value: number | null; sv: string; en: string }[];
  units: Record<string, Place>;
  weights: Record<string, number>;
  spread: { unit: string[]; low: (number | null)[]; high: (number | null)[] };
} = JSON.parse(file("build/tool/expected.json").toString());

const parts: Record<string, string> = {
  edition: gzipSync(file("build/tool/edition.json")).toString("base64"),
  core: gzipSync(file("build/wasm/core/core.wasm")).toString("base64"),
};

/** Opens it, with nothing chosen. */
export async function opened(): Promise<void> {
  Object.assign(globalThis, { document: { getElementById: (id: string) => ({ textContent: parts[id] ?? "" }) } });
  editions.value = await open();
  restore("");
}
