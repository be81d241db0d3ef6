// By what background units are to be alike.
import { background, shown } from "../../state";
import { has, say, sentence } from "../../words";

/// What a background figure is called: by its column where there is no other name.
const called = (name: string): string => sentence(has(`background-${name}`) ? say(`background-${name}`) : name.replace(/_/g, " "));

export function Background() {
  const { background: known, content } = shown.value;
  // All of it, where none is chosen.
  const chosen = background.value.length ? background.value : known;
  const set = (name: string, on: boolean) => {
    const next = known.filter((each) => (each === name ? on : chosen.includes(each)));
    background.value = next.length === known.length ? [] : next;
  };
  return (
    <fieldset>
      <legend>{say("tool-background", { kind: content.kind })}</legend>
      <div class="boxes">
        {known.map((name) => (
          <label class="lock">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              disabled={chosen.length === 1 && chosen[0] === name}
              onChange={(event) => set(name, event.currentTarget.checked)}
            />
            <span>{called(name)}</span>
          </label>
        ))}
      </div>
      <button type="button" disabled={background.value.length === 0} onClick={() => (background.value = [])}>
        {say("tool-background-all")}
      </button>
    </fieldset>
  );
}
