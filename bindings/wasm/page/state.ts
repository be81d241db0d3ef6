// What the reader has chosen. All of it stands in the address, and what comes from there is checked like any input.
import { batch, computed, effect, signal } from "@preact/signals";
import type { Edition, Editions } from "./edition";
import { choices, steps } from "./rules";
import type { Language } from "./words";

export const screens = ["place", "first", "learn", "change", "weights", "units", "more"] as const;
export type Screen = (typeof screens)[number];
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const editions = signal<Editions | null>(null);
/// The year that is shown; the latest where none is chosen.
export const year = signal("");
export const language = signal<Language>("sv");
export const theme = signal<Theme>("auto");
export const screen = signal<Screen>("place");
export const unit = signal("");
/// The node that is looked into; the root where none is chosen.
export const node = signal("");
/// Whom a unit is compared with: "nation", "best", "peers" or the code of another.
export const against = signal("nation");
export const references = ["nation", "best", "peers"] as const;
/// Shares of the parent in percent, of the nodes whose parents' weights were moved.
export const weights = signal<ReadonlyMap<string, number>>(new Map());
export const locks = signal<ReadonlySet<string>>(new Set());
/// The reader's own rules by step, in place of the definition's.
export const rules = signal<Readonly<Record<string, string>>>({});
/// Whom the unit is to overtake, and by the weights of which node's parts; the first above it and the root where none is chosen.
export const rival = signal("");
export const lever = signal("");
/// The unit of the municipality that is looked into.
export const house_unit = signal("");
/// The reader's own figures, which are shown in place of the edition's, and the name of their file.
export const loaded = signal<{ edition: Edition; file: string } | null>(null);
/// Figures that the unit is tried with.
export const edits = signal<ReadonlyMap<string, number>>(new Map());
/// What the unit aims at: a result group or a place, and which; the next group where none is chosen. Whether by its own weights.
export const goal = signal<"" | Group | "place">("");
export const goal_rank = signal(NaN);
export const goal_weights = signal<"" | "own">("");
/// What a change of a figure takes of the unit, beside 1 for the others.
export const efforts = signal<ReadonlyMap<string, number>>(new Map());
export const EFFORT = { low: 0.5, high: 5, step: 0.5 };
/// The background by which units are alike; all of it where none is chosen.
export const background = signal<readonly string[]>([]);

/// The result groups, the lowest first.
export const groups = ["low", "below", "near", "above", "high"] as const;
export type Group = (typeof groups)[number];

/// Whether the page begins again when nobody has touched it for a while.
export const fair = signal(false);

/// Whether the page is as narrow as a phone, where pictures are drawn otherwise.
export const narrow = signal(false);

export const shown = computed(() => {
  if (loaded.value) return loaded.value.edition;
  if (!editions.value) throw new Error("no edition");
  return editions.value.of(year.value);
});

/// The screens of this edition.
export const offered = computed(() => {
  const { units, districts } = shown.value.content;
  return screens.filter((each) => each !== "units" || units || districts);
});

/// Numbers by name in an address: `a:1~b:2.5`.
function written(numbers: ReadonlyMap<string, number>): string {
  return [...numbers].map(([id, value]) => `${id}:${value}`).join("~");
}
function read(text: string | null, allowed: (id: string, value: number) => boolean): Map<string, number> {
  const found = new Map<string, number>();
  for (const part of (text ?? "").split("~")) {
    const [, id, number] = /^(.+):(-?\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (id !== undefined && allowed(id, Number(number))) found.set(id, Number(number));
  }
  return found;
}

function oneOf<T extends string, Other extends string = T>(text: string | null, known: readonly T[], otherwise: Other): T | Other {
  return known.find((each) => each === text) ?? otherwise;
}

/// The address of the state, without what is as it begins.
export function address(): string {
  const parts = new URLSearchParams();
  const put = (key: string, value: string, usual: string) => value !== usual && parts.set(key, value);
  put("year", year.value, "");
  put("unit", unit.value, "");
  put("screen", screen.value, "place");
  put("node", node.value, "");
  put("against", against.value, "nation");
  put("language", language.value, shown.value.content.language);
  put("theme", theme.value, "auto");
  put("weights", written(weights.value), "");
  put("locks", [...locks.value].join("~"), "");
  for (const step of steps) put(step, rules.value[step] ?? "", "");
  put("rival", rival.value, "");
  put("lever", lever.value, "");
  put("of", house_unit.value, "");
  put("edits", written(edits.value), "");
  put("efforts", written(efforts.value), "");
  put("goal", goal.value, "");
  put("goal_rank", Number.isNaN(goal_rank.value) ? "" : String(goal_rank.value), "");
  put("goal_weights", goal_weights.value, "");
  put("background", background.value.join("~"), "");
  put("fair", fair.value ? "yes" : "", "");
  return `#${parts}`;
}

/// Makes the page one of another unit.
export function choose(code: string): void {
  batch(() => {
    unit.value = code;
    node.value = "";
    house_unit.value = "";
    if (against.value === code) against.value = "nation";
    edits.value = efforts.value = new Map();
    goal.value = goal_weights.value = "";
    goal_rank.value = NaN;
  });
}

/// Shows another year. What it does not have is left out of the state.
export function choose_year(to: string): void {
  const parts = new URLSearchParams(address().slice(1));
  parts.set("year", to);
  restore(`#${parts}`);
}

/// What stays when all else begins anew: the language, the looks and for whom the page stands there.
export const lasting: readonly string[] = ["language", "theme", "fair"];

/// Begins anew.
export function reset(): void {
  const kept = new URLSearchParams(address().slice(1));
  for (const key of [...kept.keys()]) if (!lasting.includes(key)) kept.delete(key);
  restore(`#${kept}`);
}

/// Takes the state from an address; what is not known there is as it begins.
export function restore(hash: string): void {
  batch(() => take(new URLSearchParams(hash.replace(/^#/, ""))));
}

function take(parts: URLSearchParams): void {
  year.value = oneOf(parts.get("year"), editions.value!.years.slice(1), "");
  const { at, node: nodes, children, root, content, background: known } = shown.value;
  const code = parts.get("unit") ?? "";
  unit.value = at.has(code) ? code : "";
  screen.value = oneOf(parts.get("screen"), offered.value, "place");
  const within = parts.get("of") ?? "";
  house_unit.value = content.units && JSON.parse(content.units.table).units.includes(within) ? within : "";
  const below = parts.get("node") ?? "";
  node.value = nodes.has(below) && below !== root.id ? below : "";
  const other = parts.get("against") ?? "";
  against.value = at.has(other) && other !== code ? other : oneOf(other, references, "nation");
  language.value = oneOf(parts.get("language"), ["sv", "en"] as const, content.language);
  theme.value = oneOf(parts.get("theme"), themes, "auto");
  const moved = read(parts.get("weights"), (id, share) => nodes.has(id) && id !== root.id && share >= 0 && share <= 100);
  // A parent's weights are all there and weigh something, or none of them is taken.
  for (const siblings of children.values()) {
    const named = siblings.filter((sibling) => moved.has(sibling.id));
    if (named.length === siblings.length && named.some((sibling) => moved.get(sibling.id)! > 0)) continue;
    for (const sibling of named) moved.delete(sibling.id);
  }
  weights.value = moved;
  locks.value = new Set((parts.get("locks") ?? "").split("~").filter((id) => nodes.has(id) && id !== root.id));
  rules.value = Object.fromEntries(
    steps.map((step) => [step, oneOf(parts.get(step), choices[step], "")]).filter(([, rule]) => rule),
  );
  const behind = parts.get("rival") ?? "";
  rival.value = at.has(behind) && behind !== code ? behind : "";
  const above = parts.get("lever") ?? "";
  lever.value = above !== root.id && (children.get(above)?.length ?? 0) > 1 ? above : "";
  edits.value = read(parts.get("edits"), (id, value) => {
    const range = nodes.get(id)?.indicator?.range;
    return !!nodes.get(id)?.indicator && (!range || (value >= range[0] && value <= range[1]));
  });
  efforts.value = read(parts.get("efforts"), (id, value) => !!nodes.get(id)?.indicator && value >= EFFORT.low && value <= EFFORT.high && value !== 1);
  goal.value = oneOf(parts.get("goal"), [...groups, "place"] as const, "");
  const place = parts.get("goal_rank") ?? "";
  goal_rank.value = /^[1-9]\d*$/.test(place) && Number(place) <= at.size ? Number(place) : NaN;
  goal_weights.value = oneOf(parts.get("goal_weights"), ["own"] as const, "");
  const alike = (parts.get("background") ?? "").split("~");
  background.value = known.filter((name) => alike.includes(name));
  fair.value = parts.get("fair") === "yes";
}

/// Keeps the address and the page's own attributes as the state is.
export function follow(): void {
  const phone = matchMedia("(max-width: 42rem)");
  narrow.value = phone.matches;
  phone.addEventListener("change", () => (narrow.value = phone.matches));
  addEventListener("hashchange", () => {
    if (location.hash !== address()) restore(location.hash);
  });
  // Whoever goes somewhere else can go back. What is merely tried is written over, at once and when it has been still for a
  // while: it costs a drag a good part of a frame, and browsers do not like it often.
  let [before, latest, written, waiting] = ["", "", "", 0];
  const put = (how: "pushState" | "replaceState", now: string) => {
    clearTimeout(waiting);
    [written, waiting] = [now, 0];
    // At a fair the one before leaves nothing to go back to.
    if (location.hash !== now) history[fair.value ? "replaceState" : how](null, "", now);
  };
  // Only what is not written yet: the browser may be on its way back.
  const catch_up = () => {
    clearTimeout(waiting);
    waiting = 0;
    if (latest !== written) put("replaceState", latest);
  };
  addEventListener("pagehide", catch_up);
  effect(() => {
    const now = address();
    const where = [year.value, unit.value, screen.value, node.value].join("\n");
    if (before && before !== where && location.hash !== now) {
      catch_up();
      put("pushState", now);
    } else {
      if (location.hash === now) written = now;
      if (!waiting) put("replaceState", now);
      clearTimeout(waiting);
      waiting = window.setTimeout(catch_up, 250);
    }
    [before, latest] = [where, now];
  });
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dataset.theme = theme.value;
  });
}
