// The rules that a reader can try in place of the definition's.
import type { Rules } from "../core";

export const steps = ["normalise", "aggregate", "missing"] as const;
export type Step = (typeof steps)[number];
/// By step, as definitions name them.
export const choices: Record<Step, readonly string[]> = {
  normalise: ["min_max", "z_score", "percentile_rank", "rank"],
  aggregate: ["arithmetic", "geometric", "harmonic"],
  missing: ["renormalise", "median", "mean", "refuse"],
};

/// Rules as TOML has them. What is done with a cell is the same whyever it has no value, but where the figure does not apply.
export function toml(chosen: Readonly<Record<string, string>>): Rules {
  const rules: Rules = {};
  for (const step of steps) {
    const rule = chosen[step];
    if (!rule) continue;
    rules[step] = step === "missing" ? `{ missing = "${rule}", not_answered = "${rule}", suppressed = "${rule}" }` : `"${rule}"`;
  }
  return rules;
}
