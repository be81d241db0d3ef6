// What gives the same numbers on the command line and in Python, from the files that the page gives.
import { edits, against, node, rules, shown, unit, weights, type Screen } from "./state";

/// The files that the commands read.
export const FILES = { figures: "figures.csv", definition: "definition.toml", own: "own.toml", earlier: "earlier.csv", before: "earlier.toml" };

/// Whether the reader weighs or combines otherwise than the definition.
export const weighs = (): boolean => weights.value.size > 0 || Object.keys(rules.value).length > 0;

/// A text as a shell takes it.
function quoted(text: string): string {
  return /^[\w.,:=/-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/// What is typed, by the screen that shows the same.
export function commands(): [Exclude<Screen, "more" | "units">, string][] {
  const { content } = shown.value;
  const period = content.period ? ` --period ${quoted(content.period)}` : "";
  const command = (name: string, rest: string, definition = FILES.definition) =>
    `hemtjanstindex ${name} ${FILES.figures} --definition ${definition}${rest}${period}`;
  const found: ReturnType<typeof commands> = [];
  if (unit.value) {
    const who = ` --unit ${quoted(unit.value)}`;
    const part = node.value ? ` --node ${quoted(node.value)}` : "";
    const other = against.value === "nation" ? "" : ` --against ${quoted(against.value)}`;
    const earlier = content.earlier ? ` --earlier ${FILES.earlier}` : "";
    found.push(["place", `${command("trace", `${who}${part}`)}\n${command("explain", `${who}${part}${other}`)}\n${command("uncertainty", who)}`]);
    const tried = [...edits.value].map(([id, value]) => ` --set ${quoted(`${id}=${value}`)}`).join("");
    found.push(["first", `${command("priorities", `${who}${content.year_before ? earlier : ""}`)}${tried && `\n${command("whatif", `${who}${tried}`)}`}`]);
    found.push(["learn", command("peers", `${who}${earlier && `${earlier} --earlier-definition ${FILES.before}`}`)]);
    if (content.earlier)
      found.push(["change", `hemtjanstindex compare ${FILES.earlier} ${FILES.figures} --definition ${FILES.before} --definition ${FILES.definition}${who}`]);
  }
  found.push(["weights", command("rank", "", weighs() ? FILES.own : FILES.definition)]);
  return found;
}

/// The ranking by the reader's weights and rules, in Python.
export function python(): string {
  const { content } = shown.value;
  const period = content.period ? `, period=${JSON.stringify(content.period)}` : "";
  return [
    "import hemtjanstindex as hti",
    "",
    `definition = hti.load("${weighs() ? FILES.own : FILES.definition}")`,
    `table = hti.read("${FILES.figures}", definition${period})`,
    "scores = hti.fit(definition, table).score(table)",
    "print(scores.ranking())",
  ].join("\n");
}
