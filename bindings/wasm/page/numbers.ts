// Numbers as people read them: the core writes them, with the marks of the language; see present/numbers.py.
import type { Indicator } from "../core";
import { shown } from "./state";
import { say } from "./words";

export function number(value: number, form: string, shift = 0): string {
  return shown.value.core.number_words(value, form, say("number-decimal"), say("number-thousands"), shift);
}
export const score = (value: number): string => number(value, ".1f");
export const points = (value: number): string => number(value, "+.1f");
export const rank = (value: number): string => number(value, "g");
export const whole = (value: number): string => number(value, ",.0f");
export const percent = (share: number, form = ".0f"): string => number(share, form, 2);
/// A whole number as a sentence has it: in letters up to twelve.
export const few = (value: number): string => (value >= 2 && value <= 12 ? say("report-few", { number: value }) : whole(value));

/// A figure as a table has it: 39 %, 14.2, yes. \param more  decimals beside those of the source, which means have
export function figure(id: string, of: Indicator, value: number, more = 0): string {
  if (Number.isNaN(value)) return number(value, "g");
  if (of.kind === "yes_no") return value === 1 ? say("yes") : value === 0 ? say("no") : say("share-yes", { share: percent(value) });
  const written = number(value, `,.${(shown.value.decimals.get(id) ?? 0) + more}f`);
  return of.kind === "share" ? `${written}\u00a0%` : written;
}
