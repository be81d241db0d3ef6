// Who cannot be told apart from the unit, when others could have answered.
import { useEffect, useState } from "preact/hooks";
import { place, ranking } from "../../facts";
import { whole } from "../../numbers";
import { shown, unit } from "../../state";
import type { Sure } from "../../sure";
import { say } from "../../words";

export function Apart({ sure }: { sure: Sure }) {
  const [asked, ask] = useState(false);
  useEffect(() => ask(false), [shown.value, unit.value]);
  const { units, names, content } = shown.value;
  const name = place.value!.name;
  const found = asked ? sure.apart.value : null;
  const ranked = (at: number) => !Number.isNaN(ranking.value.get(units[at])!.rank);
  const alike = found?.apart ? units.map((_, at) => at).filter((at) => units[at] !== unit.value && ranked(at) && found.apart![at] === 0) : [];
  return (
    <section>
      <h2>{say("tool-section-apart")}</h2>
      <p>
        <button
          type="button"
          disabled={asked}
          onClick={() => {
            ask(true);
            sure.ask_apart(unit.value);
          }}
        >
          {say("tool-apart-ask", { name })}
        </button>
      </p>
      <div role="status">
        {asked && !found && <p class="waiting">{say("tool-apart-counting")}</p>}
        {found && !found.apart && <p>{say("tool-apart-unknown")}</p>}
        {found?.apart && (
          <p data-alike={alike.length}>
            {alike.length === 0
              ? say("tool-apart-all", { name, kind: content.kind })
              : say("tool-apart", { name, count: alike.length, number: whole(alike.length), kind: content.kind })}
          </p>
        )}
      </div>
      {alike.length > 0 && (
        <details>
          <summary>{say("tool-apart-who")}</summary>
          <ul class="columns">
            {alike.map((at) => (
              <li>{names[at]}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
