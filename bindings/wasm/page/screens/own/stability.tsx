// How far a place holds when the weights vary.
import { own } from "../../facts";
import { percent } from "../../numbers";
import { unit } from "../../state";
import { spread, type Sure } from "../../sure";
import { say } from "../../words";

/// What is known of it, and the sentences that tell it; nothing while it is counted, or where the unit has no place.
export function stability(sure: Sure) {
  const found = sure.found.value;
  const places = found && spread(found, unit.value);
  if (!places) return null;
  const group = own.value.get(unit.value)!.group;
  const held = (found.groups[group] as Float64Array)[found.ranks.unit.indexOf(unit.value)];
  const said = [
    say(places.low === places.high ? "report-weights-same" : "report-weights", places.facts),
    say("tool-own-group", { group: say(`group-${group}`).toLowerCase(), share: percent(held) }),
  ].join(" ");
  return { ...places, held, replicates: found.replicates, said };
}

export function Stability({ of, sure }: { of: ReturnType<typeof stability>; sure: Sure }) {
  if (!unit.value) return null;
  if (!of) return sure.found.value ? null : <p class="waiting">{say("tool-counting")}</p>;
  return (
    <p data-low={of.low} data-high={of.high} data-replicates={of.replicates} data-held={of.held}>
      {of.said}
    </p>
  );
}
