// What gives the same numbers on the command line and in Python, from the files that the page gives.
import { marked } from "./exports";
import { aim, compared, house, limit, reference, rivals, scored, town } from "./facts";
import { background, edits, efforts, goal, lever, node, rival, rules, shown, unit, weights, type Screen } from "./state";

/// The files that the commands read.
export const FILES = { figures: "figures.csv", definition: "definition.toml", own: "own.toml", earlier: "earlier.csv", before: "earlier.toml", units: "units.csv", of_units: "units.toml", districts: "districts.csv" };

/// Whether the reader weighs or combines otherwise than the definition.
export const weighs = (): boolean => weights.value.size > 0 || Object.keys(rules.value).length > 0;

/// A text as a shell takes it.
function quoted(text: string): string {
  return /^[\w.,:=/-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/// The definition that the reader's own choices stand in, where there are such.
const chosen = (): string => (weighs() ? FILES.own : FILES.definition);

/// Whether it is known how many have answered, which those that cannot be told apart rest on.
function counted(): boolean {
  const { official, nodes } = shown.value;
  return nodes.some((of) => of.indicator && !Number.isNaN(official.answers(unit.value, of.id).respondents));
}

/// What is typed, by the screen that shows the same.
export function commands(): [Screen, string][] {
  const { content } = shown.value;
  const [note, mark] = marked();
  const more = `${mark && ` --ignore ${quoted(note)}`}${content.period && ` --period ${quoted(content.period)}`}`;
  const command = (name: string, rest: string, definition: string = FILES.definition) =>
    `hemtjanstindex ${name} ${FILES.figures} --definition ${definition}${rest}${more}`;
  const found: [Screen, string][] = [];
  const add = (screen: Screen, lines: (string | false)[]) => {
    const typed = lines.filter(Boolean).join("\n");
    if (typed) found.push([screen, typed]);
  };
  const who = ` --unit ${quoted(unit.value)}`;
  if (unit.value) {
    const part = node.value ? ` --node ${quoted(node.value)}` : "";
    const other = compared.value === "nation" ? "" : ` --against ${quoted([reference.value].flat().join(","))}`;
    const earlier = content.earlier ? ` --earlier ${FILES.earlier}` : "";
    add("place", [
      command("trace", `${who}${part}`),
      command("explain", `${who}${part}${other}`),
      command("uncertainty", who),
      counted() && command("rank-sets", who),
    ]);
    if (scored.value) {
      const tried = [...edits.value].map(([id, value]) => ` --set ${quoted(`${id}=${value}`)}`).join("");
      const { owned, scores, group, rank } = aim.value;
      const to = group ? ` --goal-score ${limit(scores, group)}` : ` --goal-rank ${rank}`;
      const effort = [...efforts.value].map(([id, value]) => ` --effort ${quoted(`${id}=${value}`)}`).join("");
      add("first", [
        command("priorities", `${who}${content.year_before ? earlier : ""}`),
        (goal.value !== "" || efforts.value.size > 0) && command("priorities", `${who}${to} --outcomes${effort}`, owned ? FILES.own : FILES.definition),
        tried && command("whatif", `${who}${tried}`),
      ]);
    }
    const on = background.value.map((name) => ` --on ${quoted(name)}`).join("");
    add("learn", [command("peers", `${who}${on}${earlier && `${earlier} --earlier-definition ${FILES.before}`}`)]);
    if (content.earlier)
      add("change", [
        `hemtjanstindex compare ${FILES.earlier} ${FILES.figures} --definition ${FILES.before} --definition ${FILES.definition}${who}${mark && ` --ignore ${quoted(note)}`}`,
      ]);
  }
  add("weights", [command("rank", "", chosen()), unit.value && command("uncertainty", who, chosen())]);
  const within = content.units && house.value ? content.units : null;
  add("units", [
    // What is withheld of units is withheld already.
    !!within &&
      `hemtjanstindex units ${FILES.units} --definition ${FILES.of_units} --municipality ${quoted(unit.value)} --threshold 0` +
        `${within.kind && ` --kind ${quoted(within.kind)}`}${mark && ` --ignore ${quoted(note)}`}`,
    !!town.value && `hemtjanstindex districts ${FILES.districts} --reference ${FILES.figures} --definition ${FILES.definition}${more}`,
  ]);
  if (content.boundaries) add("more", [`hemtjanstindex plot map ${FILES.figures} --definition ${chosen()}${more} --out map.svg`]);
  return found;
}

/// The same in Python: the ranking by the reader's weights and rules, how sure it is, and what is asked of the unit.
export function python(): string {
  const { content } = shown.value;
  const text = JSON.stringify;
  const [note, mark] = marked();
  const more = `${mark && `, ignore=[${text(note)}]`}${content.period && `, period=${text(content.period)}`}`;
  const opened = (definition: string, figures = FILES.figures) => [
    `definition = hti.load(${text(definition)})`,
    `table = hti.read(${text(figures)}, definition${more})`,
    "scores = hti.fit(definition, table).score(table)",
  ];
  const lines = ["import hemtjanstindex as hti", "", ...opened(chosen()), "print(scores.ranking())"];
  const who = text(unit.value);
  const pair = rivals.value.some(({ code }) => code === rival.value) && unit.value ? `${who}, ${text(rival.value)}` : "";
  lines.push(`sure = hti.uncertainty(scores.index, table, [hti.vary.weights(0.25)]${pair && `, pairs=[(${pair})]`})`, "print(sure.ranks())");
  if (pair) {
    const parts = lever.value && `, ${text(lever.value)}`;
    lines.push(`print(sure.above(${pair}))`, `first, second = sorted([${pair}], key=lambda unit: scores.ranking().set_index("unit").loc[unit, "score"])`);
    lines.push(`print(hti.overtaking(scores.index, table, first, second${parts}))`);
  }
  if (!unit.value) return lines.join("\n");
  if (weighs()) lines.push("", ...opened(FILES.definition));
  lines.push("", `print(scores.explain(${who}, ${text(reference.value)}))`);
  if (counted()) lines.push("print(hti.rank_sets(scores.index, table).indistinguishable())");
  if (scored.value) {
    const { group, rank, owned } = aim.value;
    const object = (of: ReadonlyMap<string, number>) => text(Object.fromEntries(of));
    const effort = efforts.value.size ? `, effort=${object(efforts.value)}` : "";
    if (!owned) lines.push(`print(scores.plan(${who}, ${group ? `score=${limit(shown.value.official, group)}` : `rank=${rank}`}, outcomes=True${effort}).steps)`);
    if (edits.value.size) lines.push(`print(scores.what_if(${who})(${object(edits.value)}))`);
  }
  const on = background.value.length ? `, ${text(background.value)}` : "";
  if (shown.value.background.length) lines.push(`print(scores.peers(${who}${on}))`);
  // What is withheld of units is withheld already; the command would withhold of the rest again.
  if (house.value)
    lines.push("", ...opened(FILES.of_units, FILES.units), `print(scores.providers(${who}, kind=${content.units!.kind ? text(content.units!.kind) : "None"}).units)`);
  return lines.join("\n");
}
