// What a change of each figure takes of the unit, which no figures tell: plans take what needs least of it.
import { number } from "../../numbers";
import { Slider } from "../../parts";
import type { PriorityRow } from "../../facts";
import { EFFORT, efforts, shown } from "../../state";
import { say, told } from "../../words";

export function Efforts({ rows }: { rows: PriorityRow[] }) {
  const set = (id: string, to: number) => {
    const next = new Map(efforts.value);
    if (to === 1) next.delete(id);
    else next.set(id, to);
    efforts.value = next;
  };
  return (
    <details open={efforts.value.size > 0}>
      <summary>{say("tool-section-efforts")}</summary>
      <p>{say("tool-efforts-how")}</p>
      {rows.map(({ indicator: id }) => {
        const name = told(shown.value.node.get(id)!.name);
        const effort = efforts.value.get(id) ?? 1;
        return (
          <Slider
            name={name}
            label={say("tool-effort-of", { name })}
            said={number(effort, ".1f")}
            field={say("tool-effort-in", { name })}
            text={String(effort)}
            value={effort}
            {...EFFORT}
            set={(to) => set(id, to)}
          />
        );
      })}
      <p>
        <button type="button" disabled={efforts.value.size === 0} onClick={() => (efforts.value = new Map())}>
          {say("tool-efforts-reset")}
        </button>
      </p>
    </details>
  );
}
