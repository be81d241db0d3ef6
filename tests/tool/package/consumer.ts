// A program of somebody who has installed the package: prints the ranking of an edition, read from its file too, and what the core refuses.
// usage: node consumer.js EDITION CSV
import { CoreError, load, type Data, type Scores } from "hemtjanstindex";
import { readFileSync } from "node:fs";

const { editions }: { editions: { definition: string; table: string }[] } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [edition] = editions;
const table: Data = JSON.parse(edition.table);
const core = await load();

function printed(scores: Scores): string {
  const { rank, unit, score, group } = scores.ranking();
  return [...rank].map((of, at) => [of, unit[at], score[at], group[at]].join(" ")).join("\n");
}
const fromText = printed(core.open(edition.definition, edition.table));
const fromData = printed(core.open(edition.definition, { ...table, values: Float64Array.from(table.values as number[], (x) => x ?? NaN) }));
if (fromData !== fromText) throw new Error("a table is another one than its JSON");
const file = core.open_text(edition.definition, readFileSync(process.argv[3]), "2014", "figures.csv");
if (printed(file.scores) !== fromText) throw new Error("a table is another one than its file");
console.log(fromText);

// @ts-expect-error: a table needs its values
const lacking: Data = { units: [], indicators: [] };
for (const refused of [lacking, { ...table, statuses: table.values as number[] }, { ...table, units: table.units.slice(1) }]) {
  try {
    core.open(edition.definition, refused);
    throw new Error("is taken");
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    console.error(error.problems[0].code);
  }
}
