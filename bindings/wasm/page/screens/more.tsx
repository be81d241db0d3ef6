// The rest: the map, the view as a file, the reader's own figures, and the same in other ways.
import { useState } from "preact/hooks";
import { Opener } from "../parts";
import { commented, filed, marked, save } from "../exports";
import { all_units, house, own_scores, place, town } from "../facts";
import { STILL } from "../fair";
import { open_view, save_view } from "../keep";
import { whole } from "../numbers";
import { commands, FILES, python, weighs } from "../same";
import { fair, shown } from "../state";
import { say } from "../words";
import { Loaded } from "./loaded";
import { Municipalities } from "./more/map";

export function More() {
  return (
    <>
      <h1 tabIndex={-1}>{say("tool-section-more")}</h1>
      <Municipalities />
      <View />
      <Loaded />
      <Same />
    </>
  );
}

function View() {
  const [told, tell] = useState("");
  const take = async (file: File) => {
    const found = open_view(await file.text());
    tell(say(`tool-view-${found}`, { file: file.name }));
  };
  return (
    <section>
      <h2>{say("tool-section-view")}</h2>
      <p>{say("tool-view-how")}</p>
      <p class="row">
        <button type="button" onClick={() => save_view(`${filed(place.value?.name ?? say("tool-view-file"))}.json`)}>
          {say("tool-view-save")}
        </button>{" "}
        <Opener label={say("tool-view-open")} accept=".json,application/json" take={take} />
      </p>
      <p role="status">{told}</p>
      <p>
        <label class="lock">
          <input type="checkbox" checked={fair.value} onChange={(event) => (fair.value = event.currentTarget.checked)} />
          <span>{say("tool-fair", { seconds: whole(STILL / 1000) })}</span>
        </label>
      </p>
    </section>
  );
}

function Same() {
  const { official, earlier, content } = shown.value;
  const csv = "text/csv;charset=utf-8";
  const toml = "application/toml;charset=utf-8";
  const files: [string, string, () => void][] = [
    [FILES.figures, say("tool-same-figures"), () => save(FILES.figures, official.table_csv(marked()), csv)],
    [FILES.definition, say("tool-same-definition"), () => save(FILES.definition, commented(official.definition_toml()), toml)],
  ];
  if (weighs()) files.push([FILES.own, say("tool-same-own"), () => save(FILES.own, commented(own_scores.value.definition_toml()), toml)]);
  if (earlier)
    files.push(
      [FILES.earlier, say("tool-same-earlier"), () => save(FILES.earlier, earlier.table_csv(marked()), csv)],
      [FILES.before, say("tool-same-before"), () => save(FILES.before, commented(earlier.definition_toml()), toml)],
    );
  const units = house.value && all_units.value;
  if (units)
    files.push(
      [FILES.units, say("tool-same-units"), () => save(FILES.units, units.table_csv(marked()), csv)],
      [FILES.of_units, say("tool-same-of-units"), () => save(FILES.of_units, commented(units.definition_toml()), toml)],
    );
  const { districts } = content;
  if (districts && town.value)
    files.push([FILES.districts, say("tool-same-districts"), () => save(FILES.districts, official.districts_csv(districts, marked()), csv)]);
  return (
    <section>
      <h2>{say("tool-section-same")}</h2>
      <p>{say("tool-same-how")}</p>
      <ul class="plain">
        {files.map(([name, what, get]) => (
          <li>
            <button type="button" class="link" onClick={get}>
              {name}
            </button>
            : {what}
          </li>
        ))}
      </ul>
      {commands().map(([screen, lines]) => (
        <>
          <h3>{say(screen === "more" ? "tool-section-map" : `tool-screen-${screen}`)}</h3>
          <pre tabIndex={0}>
            <code>{lines}</code>
          </pre>
        </>
      ))}
      <h3>Python</h3>
      <pre tabIndex={0}>
        <code>{python()}</code>
      </pre>
    </section>
  );
}
