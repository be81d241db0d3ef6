// The weights of a node's parts.
import type { Node } from "../../../core";
import { number } from "../../numbers";
import { Slider } from "../../parts";
import { locks, shown, weights } from "../../state";
import { moved, sharesOf, usual } from "../../weights";
import { say, told } from "../../words";

export function Siblings({ of }: { of: Node }) {
  const { children, root } = shown.value;
  const siblings = children.get(of.id)!;
  const shares = sharesOf(siblings, weights.value, (id) => usual.value.get(id)!);
  const set = (id: string, to: number) => {
    weights.value = new Map([...weights.value, ...moved(shares, id, to, locks.value)]);
  };
  const lock = (id: string, on: boolean) => {
    const next = new Set(locks.value);
    if (on) next.add(id);
    else next.delete(id);
    locks.value = next;
  };
  return (
    <fieldset>
      <legend class="unseen">{of === root ? say("tool-index") : told(of.name)}</legend>
      {siblings.map((child) => {
        const share = shares.get(child.id)!;
        const name = told(child.name);
        const locked = locks.value.has(child.id);
        return (
          <Slider
            name={name}
            label={say("tool-weight-of", { name })}
            said={say("report-percent", { number: number(share, ".1f") })}
            field={say("tool-weight-in", { name })}
            text={share.toFixed(1).replace(/\.0$/, "")}
            value={share}
            low={0}
            high={100}
            step={1}
            fixed={locked ? number(share, ".1f") : undefined}
            set={(to) => set(child.id, to)}
          >
            <label class="lock">
              <input type="checkbox" checked={locked} onChange={(event) => lock(child.id, event.currentTarget.checked)} />
              <span aria-hidden="true">{say("tool-lock")}</span>
              <span class="unseen">{say("tool-lock-of", { name })}</span>
            </label>
          </Slider>
        );
      })}
    </fieldset>
  );
}
