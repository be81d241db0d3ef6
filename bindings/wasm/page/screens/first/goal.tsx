// The changes with the least effort that reach a result group or a place, by the definition's weights or the reader's own, worked out when asked for.
import { useEffect, useState } from "preact/hooks";
import type { Node } from "../../../core";
import { aim, limit, own_scored, way } from "../../facts";
import { figure, rank, score } from "../../numbers";
import { Stepper } from "../../parts";
import { edits, efforts, goal, goal_rank, goal_weights, shown } from "../../state";
import { say, series, told } from "../../words";

export function Goal() {
  const { node } = shown.value;
  const [found, tell] = useState("");
  const { owned, scores, higher, group, rank: to } = aim.value;
  // What was found is of what was asked.
  useEffect(() => tell(""), [goal.value, goal_rank.value, goal_weights.value, efforts.value]);
  const find = () => {
    const plan = way(scores, group ? { score: limit(scores, group) } : { rank: to });
    const changes = [...plan.changes].map(([id, value]) =>
      say("report-goal-to", { name: told_within(node.get(id)!), amount: figure(id, node.get(id)!.indicator!, value) }),
    );
    const kind = !plan.reached ? "unreached" : !changes.length ? "there" : efforts.value.size ? "least" : "next";
    const needed: Record<string, string> = group ? { group: say(`group-${group}`), score: score(limit(scores, group)) } : { rank: rank(to) };
    const words = { ...needed, changes: changes.length ? series(changes) : "" };
    if (plan.reached) edits.value = plan.changes;
    tell(
      [
        owned && say("tool-plan-own"),
        say(kind === "there" ? "tool-plan-there" : !group ? `tool-plan-place-${kind}` : kind === "least" ? "tool-plan-least" : `report-plan-${kind}`, words),
        changes.length > 0 && plan.reached && say("report-plan-cap"),
      ]
        .filter(Boolean)
        .join(" "),
    );
  };
  return (
    <>
      <p class="row">
        <label class="rule">
          <span>{say("tool-goal")}</span>
          <select value={group ?? "place"} onChange={(event) => (goal.value = event.currentTarget.value as typeof goal.value)}>
            {higher.map((each) => (
              <option value={each} selected={each === group}>
                {say(`group-${each}`)}
              </option>
            ))}
            <option value="place" selected={!group}>
              {say("tool-goal-place")}
            </option>
          </select>
        </label>
        {!group && <Stepper label={say("tool-goal-rank")} value={to} text={rank(to)} step={1} low={1} high={shown.value.units.length} set={(rank) => (goal_rank.value = rank)} />}
        {own_scored.value && (
          <label class="rule">
            <span>{say("tool-goal-weights")}</span>
            <select value={goal_weights.value} onChange={(event) => (goal_weights.value = event.currentTarget.value as typeof goal_weights.value)}>
              <option value="">{say("tool-slope-usual")}</option>
              <option value="own" selected={owned}>
                {say("tool-slope-own")}
              </option>
            </select>
          </label>
        )}
        <button type="button" onClick={find}>
          {group ? say("tool-plan", { group: say(`group-${group}`) }) : say("tool-plan-place", { rank: rank(to) })}
        </button>
      </p>
      <p role="status">{found}</p>
    </>
  );
}

/// A name as it stands within a sentence: that of a yes or no, which may be a clause, in quotes; see report/subject.py.
function told_within(of: Node): string {
  const name = told(of.name);
  if (of.indicator?.kind === "yes_no") return say("report-quoted", { name });
  return /^\p{Lu}{2}/u.test(name) ? name : name.slice(0, 1).toLowerCase() + name.slice(1);
}
