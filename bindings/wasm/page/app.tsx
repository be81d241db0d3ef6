// The frame of the page: whom it is about, where to go, and what stands on every screen.
import { batch } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { mark } from "./exports";
import { place, ranking, scored } from "./facts";
import { Change } from "./screens/change";
import { First } from "./screens/first";
import { left, redo, undo, undone } from "./history";
import { Live } from "./live";
import { Learn } from "./screens/learn";
import { More } from "./screens/more";
import { Place } from "./screens/place";
import { Units } from "./screens/units";
import { Weights } from "./screens/weights";
import { address, choose, choose_year, editions, language, lasting, loaded, node, offered, reset, screen, shown, theme, themes, unit, year, type Screen } from "./state";
import type { Sure } from "./sure";
import { languages, say, told } from "./words";

export interface Sures {
  usual: Sure;
  own: Sure;
  tried: Sure;
}

export function App({ sure }: { sure: Sures }) {
  const { content, official, core } = shown.value;
  const { years } = editions.value!;
  const main = useRef<HTMLElement>(null);
  const name = place.value?.name ?? "";
  useEffect(() => {
    document.title = [name, say(`tool-screen-${screen.value}`), told(content.heading)].filter(Boolean).join(" – ");
  }, [name, screen.value, language.value, content]);
  const go = (to: Screen) => {
    screen.value = to;
    requestAnimationFrame(() => {
      scrollTo(0, 0);
      main.current?.querySelector("h1")?.focus({ preventScroll: true });
    });
  };
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {say("report-skip")}
      </a>
      <header>
        <p class="title">{told(content.heading)}</p>
        <Choose />
        {years.length > 1 && !loaded.value && (
          <Choice label={say("tool-year")} value={year.value || years[0]} of={years} name={(each) => each} set={choose_year} />
        )}
        <Choice label={say("tool-language")} value={language.value} of={languages} name={(each) => (each === "sv" ? "Svenska" : "English")} set={(to) => (language.value = to)} />
        <Choice label={say("tool-theme")} value={theme.value} of={themes} name={(each) => say(`tool-theme-${each}`)} set={(to) => (theme.value = to)} />
        <nav aria-label={say("tool-screens")}>
          {offered.value.map((each) => (
            <button type="button" aria-current={screen.value === each ? "page" : undefined} onClick={() => go(each)}>
              {say(`tool-screen-${each}`)}
            </button>
          ))}
        </nav>
        <Done />
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        {content.mark && <p class="mark">{mark()}</p>}
        {loaded.value && <p class="mark">{say("tool-note-loaded", { file: loaded.value.file })}</p>}
        <Screen sure={sure} />
      </main>
      <footer>
        <p>{say("report-foot", { kind: content.kind })}</p>
        <p>
          {say("tool-identity", { definition: told(content.title), hash: official.definition_hash(), version: core.version })} {say("tool-local")}
        </p>
      </footer>
      <Live />
    </>
  );
}

/// What is done, undone; apart, since every weight that is moved changes it.
function Done() {
  return (
    <div class="done" role="group" aria-label={say("tool-history")}>
      <button type="button" disabled={left.value.length === 0} aria-keyshortcuts="Control+Z" onClick={undo}>
        {say("tool-undo")}
      </button>
      <button type="button" disabled={undone.value.length === 0} aria-keyshortcuts="Control+Y" onClick={redo}>
        {say("tool-redo")}
      </button>
      <button type="button" disabled={!begun()} onClick={reset}>
        {say("tool-restart")}
      </button>
    </div>
  );
}

/// Whether anything is chosen but what lasts.
function begun(): boolean {
  return [...new URLSearchParams(address().slice(1)).keys()].some((key) => !lasting.includes(key));
}

function Screen({ sure }: { sure: Sures }) {
  if (screen.value === "more") return <More />;
  if (screen.value === "weights") return <Weights sure={sure.own} />;
  if (!place.value) return <Welcome />;
  if (screen.value === "place") return <Place sure={sure.usual} />;
  if (screen.value === "change") return <Change />;
  if (screen.value === "units") return <Units />;
  if (!scored.value)
    return (
      <>
        <h1 tabIndex={-1}>{say("report-title-unscored", { name: place.value.name })}</h1>
        <p>{say("tool-unscored")}</p>
      </>
    );
  return screen.value === "first" ? <First sure={sure.tried} own={sure.own} /> : <Learn />;
}

function Welcome() {
  const { kind } = shown.value.content;
  const first = [...ranking.value.values()][0];
  return (
    <>
      <h1 tabIndex={-1}>{say("tool-welcome", { kind })}</h1>
      <p class="lead">{say("tool-welcome-how", { kind })}</p>
      <p>
        <button type="button" class="link" onClick={() => choose(first.unit)}>
          {say("tool-example", { name: first.name })}
        </button>
      </p>
    </>
  );
}

/// One field in which a unit is found by its name or code; Enter takes the first that fits.
function Choose() {
  const { names, units, content, nodes } = shown.value;
  const indicators = nodes.filter((of) => of.indicator);
  const [written, write] = useState("");
  const [wrong, tell] = useState("");
  const chosen = place.value?.name ?? "";
  useEffect(() => write(chosen), [chosen]);
  const take = (text: string) => {
    const sought = text.trim().toLowerCase();
    if (!sought) return;
    let at = units.indexOf(text.trim());
    for (const fits of [(name: string) => name === sought, (name: string) => name.startsWith(sought), (name: string) => name.includes(sought)]) {
      if (at >= 0) break;
      at = names.findIndex((name) => fits(name.toLowerCase()));
      const found = at < 0 && unit.value ? indicators.find((of) => fits(told(of.name).toLowerCase())) : undefined;
      if (!found) continue;
      tell("");
      write(chosen);
      batch(() => {
        screen.value = "place";
        node.value = found.id;
      });
      requestAnimationFrame(() => document.getElementById("within")?.focus());
      return;
    }
    tell(at < 0 ? say("tool-unknown", { text: text.trim(), kind: content.kind }) : "");
    if (at < 0) return;
    choose(units[at]);
    write(names[at]);
  };
  return (
    <form
      role="search"
      class="choose"
      onSubmit={(event) => {
        event.preventDefault();
        take(written);
      }}
    >
      <label>
        <span>{say("tool-search", { kind: content.kind })}</span>
        <input
          type="search"
          list="units"
          autocomplete="off"
          value={written}
          aria-describedby="wrong"
          onInput={(event) => {
            const text = event.currentTarget.value;
            write(text);
            // Chosen from the list, or written in full.
            if (names.includes(text) || indicators.some((of) => told(of.name) === text)) take(text);
          }}
        />
      </label>
      <datalist id="units">
        {[...new Set(names)].sort((a, b) => a.localeCompare(b, "sv")).map((name) => (
          <option value={name} />
        ))}
        {unit.value && indicators.map((of) => <option value={told(of.name)} />)}
      </datalist>
      <button type="submit">{say("tool-show")}</button>
      <p id="wrong" role="alert" class="wrong">
        {wrong}
      </p>
    </form>
  );
}

function Choice<T extends string>(of: { label: string; value: T; of: readonly T[]; name(each: T): ComponentChildren; set(to: T): void }) {
  return (
    <label class="choice">
      <span>{of.label}</span>
      <select value={of.value} onChange={(event) => of.set(event.currentTarget.value as T)}>
        {of.of.map((each) => (
          <option value={each} selected={each === of.value} lang={each === "sv" || each === "en" ? each : undefined}>
            {of.name(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
