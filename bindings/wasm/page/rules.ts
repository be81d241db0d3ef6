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

/// Means in which a 0 takes away all the rest.
export const floored: readonly string[] = ["geometric", "harmonic"];

/// A hundredth of the scales that have no values below 0.
export const floors: Record<string, number> = { min_max: 1, percentile_rank: 0.01, rank: 1 };

/// Rules as TOML has them. What is done with a cell is the same whyever it has no value, but where the figure does not apply.
/// \param floor  what scores below it count as in a mean that cannot have 0; NaN where scores are below 0 as they should
export function toml(chosen: Readonly<Record<string, string>>, floor: number): Rules {
  const rules: Rules = {};
  for (const step of steps) {
    const rule = chosen[step];
    if (!rule) continue;
    if (step === "missing") rules[step] = `{ missing = "${rule}", not_answered = "${rule}", suppressed = "${rule}" }`;
    else if (floored.includes(rule) && !Number.isNaN(floor)) rules[step] = `{ rule = "${rule}", floor = ${floor} }`;
    else rules[step] = `"${rule}"`;
  }
  return rules;
}
