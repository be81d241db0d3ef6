// Weights of siblings, as shares of their parent in percent.
import { computed } from "@preact/signals";
import type { Node } from "../core";
import { shown } from "./state";

/// The definition's share of every node.
export const usual = computed(() => {
  const shares = shown.value.official.shares().share;
  return new Map(shown.value.nodes.map((node, at) => [node.id, 100 * shares[at]]));
});

/// The shares after one of them is set: what is left goes to those that are not locked, as they were to each other. A share
/// that would leave the others less than nothing, or that has nobody to take the rest, is cut to what is possible.
export function moved(shares: ReadonlyMap<string, number>, id: string, to: number, locked: ReadonlySet<string>): Map<string, number> {
  const others = [...shares.keys()].filter((other) => other !== id);
  const free = others.filter((other) => !locked.has(other));
  const bound = others.filter((other) => locked.has(other)).reduce((sum, other) => sum + shares.get(other)!, 0);
  if (free.length === 0) return new Map(shares);
  // What is locked may be more than all by what its rounding adds.
  const room = Math.max(100 - bound, 0);
  const share = Math.min(Math.max(to, 0), room);
  const left = room - share;
  const before = free.reduce((sum, other) => sum + shares.get(other)!, 0);
  const next = new Map(shares).set(id, share);
  for (const other of free) next.set(other, before > 0 ? (shares.get(other)! / before) * left : left / free.length);
  return new Map([...next].map(([key, value]) => [key, tidy(value)]));
}

/// As many digits as an address holds.
function tidy(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/// Shares of a parent's children: those that were set, or those of the index.
export function sharesOf(siblings: Node[], set: ReadonlyMap<string, number>, usual: (id: string) => number): Map<string, number> {
  const own = siblings.length > 0 && siblings.every((sibling) => set.has(sibling.id));
  return new Map(siblings.map(({ id }) => [id, own ? set.get(id)! : usual(id)]));
}
