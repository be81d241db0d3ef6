// How far a place holds when the weights vary.
import { own } from "../../facts";
import { percent, rank } from "../../numbers";
import { unit } from "../../state";
import type { Sure } from "../../sure";
import { say } from "../../words";
import { SPREAD } from "../../worker";

export function Stability({ sure }: { sure: Sure }) {
  const found = sure.found.value;
  if (!unit.value) return null;
  if (!found) return <p class="waiting">{say("tool-counting")}</p>;
  const at = found.ranks.unit.indexOf(unit.value);
  const [low, high] = [found.ranks.low[at], found.ranks.high[at]];
  if (Number.isNaN(low)) return null;
  const spread = percent(SPREAD);
  const group = own.value.get(unit.value)!.group;
  const held = (found.groups[group] as Float64Array)[at];
  return (
    <p data-low={low} data-high={high} data-replicates={found.replicates} data-held={held}>
      {low === high ? say("report-weights-same", { spread, rank: rank(low) }) : say("report-weights", { spread, low: rank(low), high: rank(high) })}{" "}
      {say("tool-own-group", { group: say(`group-${group}`).toLowerCase(), share: percent(held) })}
    </p>
  );
}
