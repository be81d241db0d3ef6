// Where a unit stands, how sure that is, what is strong and weak, and what it is made of.
import { Strip } from "../charts";
import { areas, place, ranked, ranking, scored, strengths, type ProfileRow } from "../facts";
import { few, figure, percent, rank, score, whole } from "../numbers";
import { useTold } from "../live";
import { Table } from "../parts";
import { node as chosen, shown, unit } from "../state";
import { spread, type Sure } from "../sure";
import { say, told } from "../words";
import { LEVEL } from "../worker";
import { Apart } from "./place/apart";
import { Why } from "./place/why";
import { look, Within } from "./place/within";

export function Place({ sure }: { sure: Sure }) {
  if (!scored.value) return <Unscored />;
  return (
    <>
      <h1 tabIndex={-1}>{title()}</h1>
      <div class="sides">
        <div>
          <p class="lead">{standing()}</p>
          <p>
            <Certainty sure={sure} /> {near()}
          </p>
          <Spread />
          <Within />
        </div>
        <aside>
          <List head={say("report-label-strong")} of={strengths.value} none="report-no-strength" />
          <List head={say("report-label-weak")} of={areas.value} none="report-no-area" />
        </aside>
        <div>
          {!chosen.value && <Why />}
          <Apart sure={sure} />
        </div>
      </div>
    </>
  );
}

function title(): string {
  const name = place.value!.name;
  if (place.value!.rank === 1) return say("report-title-best", { name });
  return say("tool-title-place", { name, rank: rank(place.value!.rank), ranked: whole(ranked.value) });
}

function Unscored() {
  const row = place.value!;
  const { content, node } = shown.value;
  const of = node.get(row.reason_node) ?? shown.value.root;
  return (
    <>
      <h1 tabIndex={-1}>{say("report-title-unscored", { name: row.name })}</h1>
      <p class="lead">
        {say("report-unscored", { name: row.name, why: say(`unscored-${row.reason}`, { node: told(of.name), kind: content.kind }) })}{" "}
        {say("report-standing-coverage", { covered: percent(row.coverage) })}
      </p>
      <Within />
    </>
  );
}

function standing(): string {
  const { kind } = shown.value.content;
  const row = place.value!;
  const facts = { name: row.name, score: score(row.score), rank: rank(row.rank) };
  const group = say(`group-${row.group}`).toLowerCase();
  const shared = [...ranking.value.values()].filter((other) => other.rank === row.rank && other.unit !== row.unit);
  const said = !shared.length
    ? [say("report-standing", { ...facts, ranked: whole(ranked.value), group })]
    : [
        shared.length === 1
          ? say("report-standing-two", { ...facts, other: shared[0].name })
          : say("report-standing-several", { ...facts, others: few(shared.length), kind }),
        say("report-standing-group", { group }),
      ];
  if (row.missing) said.push(say("report-standing-coverage", { covered: percent(row.coverage) }));
  if (row.thin) said.push(say("report-thin", { what: thin(row.thin) }));
  return said.join(" ");
}

function thin(id: string): string {
  const of = shown.value.node.get(id)!;
  return say(of.indicator ? "thin-indicator" : "thin-part", { node: told(of.name) });
}

function Certainty({ sure }: { sure: Sure }) {
  const found = sure.found.value;
  const places = found && spread(found, unit.value);
  const said = !places ? "" : say(places.low === places.high ? "report-weights-same" : "report-weights", places.facts);
  useTold(said);
  if (!found || !places) return <span class="waiting">{say("tool-counting")}</span>;
  return (
    <span data-low={places.low} data-high={places.high} data-replicates={found.replicates} data-level={LEVEL}>
      {said}
    </span>
  );
}

function near(): string {
  const own = place.value!;
  const count = [...ranking.value.values()].filter((row) => Math.abs(row.score - own.score) <= 1 && row.unit !== own.unit).length;
  return say("report-near", { count, others: few(count), kind: shown.value.content.kind });
}

function Spread() {
  const { official, content } = shown.value;
  const row = place.value!;
  const all = [...ranking.value.values()].filter((other) => !Number.isNaN(other.rank));
  const scores = all.map((other) => other.score).sort((a, b) => a - b);
  const facts = { name: row.name, kind: content.kind, ranked: whole(ranked.value), rank: rank(row.rank) };
  const group = say(`group-${row.group}`);
  const ends: [string, string] = [score(scores[0]), score(scores[scores.length - 1])];
  const bounds = [...official.cutoffs()].reverse();
  const codes = ["below", "near", "above", "high"];
  const quantile = (p: number) => scores[Math.round((scores.length - 1) * p)];
  const lines: [string, number][] = [
    ["lowest", scores[0]],
    ["quarter", quantile(0.25)],
    ["median", quantile(0.5)],
    ["three_quarters", quantile(0.75)],
    ["highest", scores[scores.length - 1]],
  ];
  return (
    <Strip
      title={say("report-strip-title", { ...facts, group: group.toLowerCase() })}
      subtitle={say("report-strip-subtitle", facts)}
      alt={say("report-strip-alt", { ...facts, low: ends[0], high: ends[1], score: score(row.score), group: group.toLowerCase() })}
      table={
        <Table
          caption={say("report-strip-caption")}
          rows={lines}
          columns={[
            { head: say("report-column-what"), cell: ([name]) => say(`report-strip-${name}`), head_of_row: true },
            { head: say("report-column-score"), cell: ([, value]) => score(value), value: ([, value]) => value, number: true },
          ]}
        />
      }
      strip={{
        scores,
        name: row.name,
        own: { value: row.score, text: score(row.score) },
        group: row.group,
        limits: bounds.map((from, i) => ({ from, name: say(`group-${codes[i]}`) })),
        lowest: say("group-low"),
        ends,
      }}
    />
  );
}

function List({ head, of, none }: { head: string; of: ProfileRow[]; none: string }) {
  const { node, content } = shown.value;
  return (
    <section>
      <h2>{head}</h2>
      {of.length === 0 && <p>{say(none, { kind: content.kind })}</p>}
      <ul class="plain">
        {of.slice(0, 3).map((row) => {
          const indicator = node.get(row.node)!.indicator!;
          return (
            <li>
              <button type="button" class="link" onClick={() => look(row.node)}>
                {told(node.get(row.node)!.name)}
              </button>
              : {figure(row.node, indicator, row.raw)};{" "}
              {say("report-beside-nation", { figure: figure(row.node, indicator, row.raw_reference, 1), kind: content.kind })}.
            </li>
          );
        })}
      </ul>
    </section>
  );
}
