// Weights that people gave, from a file.
import { batch } from "@preact/signals";
import { useState } from "preact/hooks";
import { whole } from "../../numbers";
import { Faults, Opener } from "../../parts";
import { faults } from "../../problems";
import { locks, shown, weights } from "../../state";
import { say } from "../../words";

export function Respondents() {
  const [wrong, tell] = useState<string[]>([]);
  const [told, say_it] = useState("");
  const take = async (file: File) => {
    tell([]);
    say_it("");
    try {
      const given = shown.value.official.respondents(new Uint8Array(await file.arrayBuffer()), file.name);
      batch(() => {
        locks.value = new Set();
        weights.value = new Map([...weights.value, ...Object.entries(given.shares).map(([id, share]): [string, number] => [id, Math.round(share * 1e6) / 1e6])]);
      });
      say_it(say("tool-respondents-taken", { count: given.people, people: whole(given.people), file: file.name }));
    } catch (error) {
      tell(faults(error, file.name));
    }
  };
  return (
    <details>
      <summary>{say("tool-section-respondents")}</summary>
      <p>{say("tool-respondents-how")}</p>
      <Opener label={say("tool-respondents-file")} accept=".csv,text/csv" take={take} />
      <p role="status">{told}</p>
      <Faults lines={wrong} head={say("tool-file-faults")} />
    </details>
  );
}
