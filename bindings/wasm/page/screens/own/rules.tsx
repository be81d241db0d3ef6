// The reader's own rules, in place of those of the definition.
import { floor } from "../../facts";
import { number } from "../../numbers";
import { choices, floored, steps, type Step } from "../../rules";
import { rules } from "../../state";
import { say } from "../../words";

export function Rules() {
  const set = (step: Step, rule: string) => {
    const { [step]: _, ...others } = rules.value;
    rules.value = rule ? { ...others, [step]: rule } : others;
  };
  return (
    <section>
      <h2>{say("tool-section-rules")}</h2>
      <p>{say("tool-rules-how")}</p>
      {steps.map((step) => (
        <p>
          <label class="rule">
            <span>{say(`tool-step-${step}`)}</span>
            <select value={rules.value[step] ?? ""} onChange={(event) => set(step, event.currentTarget.value)}>
              <option value="">{say("tool-rule-usual")}</option>
              {choices[step].map((rule) => (
                <option value={rule} selected={rules.value[step] === rule}>
                  {say(`rule-${rule}`)}
                </option>
              ))}
            </select>
          </label>
        </p>
      ))}
      {floored.includes(rules.value.aggregate ?? "") && !Number.isNaN(floor.value) && <p>{say("tool-rules-floor", { floor: number(floor.value, "g") })}</p>}
    </section>
  );
}
