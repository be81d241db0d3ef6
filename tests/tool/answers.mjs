// Asks the core under Node what numbers.py asks it in Python.
// usage: node answers.mjs FOLDER EDITION    FOLDER has the npm package, EDITION is what the page is given
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { load, CoreError } = await import(pathToFileURL(join(folder, "package/package.node.js")));
const core = await load();
const { editions } = JSON.parse(readFileSync(file, "utf8"));
const [now, then] = editions.map(({ definition, table }) => core.open(definition, table));
const units = now.table().unit;
const answers = { hash: now.definition_hash(), shares: now.shares(), columns: now.columns() };
for (const { id } of now.nodes()) answers[`ranking ${id}`] = now.ranking(id);
answers.cutoffs = { bounds: now.cutoffs() };
answers.changes = now.changes(then);

const own = now.weighted({ information: 40, utforande: 50, stod_och_utveckling: 10 });
answers["own ranking"] = own.ranking();
answers["own ranks"] = { rank: own.ranks() };
for (const [name, scores] of [["usual", now], ["own", own]]) {
  let sure = scores.uncertainty(0.25);
  for (const more of [300, 700]) sure = sure.extended(more);
  answers[`${name} spread`] = sure.ranks(0.9);
  answers[`${name} groups`] = sure.groups();
}
for (const unit of ["1290", "0114", "0180", units[0]]) {
  answers[`contributions ${unit}`] = now.contributions(unit);
  answers[`profile ${unit}`] = now.profile(unit);
  answers[`peers ${unit}`] = now.peers(unit);
  answers[`priorities ${unit}`] = now.priorities(unit, then).rows;
  answers[`examples ${unit}`] = now.examples(unit, then, now.peers(unit).unit);
  answers[`what-if ${unit}`] = now.what_if(unit, { trygghet_htj: 60, personalkontinuitet_htj: 12 });
  const plan = now.plan(unit, { rank: 20 }, true);
  answers[`plan ${unit}`] = plan.steps;
  answers[`plan outcomes ${unit}`] = plan.outcomes;
  answers[`trace ${unit}`] = now.trace(unit);
  answers[`plan efforts ${unit}`] = now.plan(unit, { rank: 20 }, true, { trygghet_htj: 4, bemotande_htj: 0.5 }).steps;
  answers[`peers on ${unit}`] = now.peers(unit, 5, ["andel_80plus", "befolkning_2016"]);
  const among = [...answers[`peers on ${unit}`].unit];
  answers[`contributions peers ${unit}`] = now.contributions(unit, among);
  answers[`edited ${unit}`] = now.edited(unit, { trygghet_htj: 60, personalkontinuitet_htj: 12 }).ranking();
}
answers["intervals"] = now.weight_intervals("1293", "1290");
const problems = (call) => {
  try {
    call();
  } catch (error) {
    if (error instanceof CoreError) return error.problems;
    throw error;
  }
};
answers.problems = {
  unit: problems(() => now.profile("nobody")),
  node: problems(() => now.weighted({ nowhere: 1 })),
  weights: problems(() => now.weighted({ information: -1 })),
  definition: problems(() => core.open("schema = 1\nunknown = 2", editions[0].table)),
};
const paper = { width: 170, small: 3, plain: 3.53, letter: 0.52 };
const figure = (value) => ({ value, text: String(value) });
answers.pictures = {
  strip: core.draw_strip({
    scores: [31.5, 40, 52.25, 77],
    name: "Örkelljunga",
    own: figure(40),
    group: "below",
    limits: [35, 45, 60, 70].map((from, i) => ({ from, name: `group ${i}` })),
    lowest: "lowest",
    ends: ["31.5", "77"],
  }, paper),
  waterfall: core.draw_waterfall({
    start: { name: "all", figure: figure(52.5) },
    end: { name: "own", figure: figure(51.25) },
    parts: [{ name: "up", figure: figure(1.5) }, { name: "down", figure: figure(-2.75) }],
  }, paper),
  matrix: core.draw_matrix({
    points: [
      { name: "one", grade: -1.25, effect: 2.5, list: "development" },
      { name: "two", grade: 2, effect: 0.3, list: "strength" },
      { name: "three", grade: 0.1, effect: 0.2, list: "" },
    ],
    line: 1,
    fields: ["a", "b", "c", "d"],
    axes: ["grade", "effect"],
  }, paper),
  trend: core.draw_trend({
    panels: [{
      name: "one",
      years: [
        { year: "2023", own: figure(1), mean: figure(3.5), why: "", joined: true },
        { year: "2024", own: null, mean: null, why: "missing", joined: true },
        { year: "2025", own: figure(2), mean: null, why: "", joined: false },
      ],
    }],
    names: ["own", "all"],
    broken: "broken",
  }, paper),
  slope: core.draw_slope({
    lines: [
      { name: "one", from: figure(1), to: figure(3), marked: false },
      { name: "two", from: figure(2), to: figure(2), marked: true },
    ],
    heads: ["old", "new"],
  }, paper),
  fields: core.draw_fields({
    points: [
      { number: "1", first: 52.5, second: 40, other: false },
      { number: "2", first: 31.25, second: 61, other: true },
    ],
    lines: [figure(45.5), figure(52.25)],
    axes: ["first", "second"],
    kinds: ["plain", "other"],
  }, paper),
  map: core.draw_map({
    units: [
      { rings: [[[0, 0], [20, 0], [20, 20.5]]], group: "high" },
      { rings: [[[100, -900.25], [120, -900.25], [120, -879.75]]], group: "" },
    ],
    key: [{ group: "high", name: "High" }, { group: "", name: "None" }],
    larger: [{ about: 0, name: "First" }],
    chosen: { about: 1, name: "Second" },
  }, paper),
};
answers.words = [1234.565, -0.05, NaN].map((x) => core.number_words(x, "+,.2f", ",", "\u00a0"));

const written = now.table_csv();
const given = [editions[0].definition, new TextEncoder().encode(written), "2014", "figures.csv"];
const sheet = { name: "2014", rows: written.trim().split("\n").map((line) => line.split(",")) };
answers.far = {
  alone: core.open_text(...given).notes,
  text: core.open_text(...given, then).notes,
  sheet: core.open_sheet(given[0], sheet, "2014", "figures.xlsx", then).notes,
};

/// NaN and infinite numbers have no JSON.
const plain = (_, value) => (value instanceof Float64Array ? [...value] : typeof value === "number" && !Number.isFinite(value) ? null : value);
process.stdout.write(JSON.stringify(answers, plain));
