// The fewest changes that reach a result group or a place, by the definition's weights or the reader's own, worked out when asked for.
import { useState } from "preact/hooks";
import type { Node } from "../../../core";
import { groups, limit, own, own_scored, own_scores, place, way } from "../../facts";
import { figure, rank, score } from "../../numbers";
import { Stepper } from "../../parts";
import { edits, shown, unit } from "../../state";
import { say, series, told } from "../../words";

export function Goal() {
  const { node, official } = shown.value;
  const [by_own, weigh] = useState(false);
  const [goal, aim] = useState("");
  const [wanted, set] = useState(NaN);
  const [found, tell] = useState("");
  const owned = by_own && own_scored.value;
  const scores = owned ? own_scores.value : official;
  const standing = owned ? own.value.get(unit.value)! : place.value!;
  const higher = groups.slice(groups.indexOf(standing.group as (typeof groups)[number]) + 1);
  const group = goal === "place" ? undefined : (higher.find((each) => each === goal) ?? higher[0]);
  const to = Number.isNaN(wanted) ? Math.max(1, Math.floor(standing.rank) - 10) : wanted;
  const find = () => {
    const plan = way(scores, group ? { score: limit(scores, group) } : { rank: to });
    const changes = [...plan.changes].map(([id, value]) =>
      say("report-goal-to", { name: told_within(node.get(id)!), amount: figure(id, node.get(id)!.indicator!, value) }),
    );
    const kind = plan.reached ? (changes.length ? "next" : "there") : "unreached";
    const needed: Record<string, string> = group ? { group: say(`group-${group}`), score: score(limit(scores, group)) } : { rank: rank(to) };
    const words = { ...needed, changes: changes.length ? series(changes) : "" };
    if (plan.reached) edits.value = plan.changes;
    tell(
      [
        owned && say("tool-plan-own"),
        say(kind === "there" ? "tool-plan-there" : group ? `report-plan-${kind}` : `tool-plan-place-${kind}`, words),
        kind === "next" && say("report-plan-cap"),
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
          <select value={group ?? "place"} onChange={(event) => aim(event.currentTarget.value)}>
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
        {!group && <Stepper label={say("tool-goal-rank")} value={to} text={rank(to)} step={1} low={1} high={shown.value.units.length} set={set} />}
        {own_scored.value && (
          <label class="rule">
            <span>{say("tool-goal-weights")}</span>
            <select value={by_own ? "own" : ""} onChange={(event) => weigh(event.currentTarget.value === "own")}>
              <option value="">{say("tool-slope-usual")}</option>
              <option value="own" selected={by_own}>
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
