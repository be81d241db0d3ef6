// Where a unit stands, why, and every figure that it rests on.
import type { Node } from "../../core";
import { Strip, Waterfall } from "../charts";
import { areas, hasBackground, place, placesOn, profile, ranked, ranking, rows, scored, strengths, type ProfileRow } from "../facts";
import { few, figure, number, percent, points, rank, score, whole } from "../numbers";
import { Group, group_name, Table, type Column } from "../parts";
import { against, node as chosen, references, shown, unit } from "../state";
import type { Sure } from "../sure";
import { say, sentence, told } from "../words";
import { LEVEL, SPREAD } from "../worker";

/// The parts of the gap that have a bar of their own.
const MOST = 8;

export function Place({ sure }: { sure: Sure }) {
  if (!scored.value) return <Unscored />;
  return (
    <>
      <h1 tabIndex={-1}>{title()}</h1>
      <div class="sides">
        <div>
          <p class="lead">{standing()}</p>
          <p aria-live="polite">
            <Certainty sure={sure} /> {near()}
          </p>
          <Spread />
          <Within />
        </div>
        <aside>
          <List head={say("report-label-strong")} of={strengths.value} none="report-no-strength" />
          <List head={say("report-label-weak")} of={areas.value} none="report-no-area" />
        </aside>
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
  if (!found) return <span class="waiting">{say("tool-counting")}</span>;
  const at = found.ranks.unit.indexOf(unit.value);
  const [low, high] = [found.ranks.low[at], found.ranks.high[at]];
  const spread = percent(SPREAD);
  return (
    <span data-low={low} data-high={high} data-replicates={found.replicates} data-level={LEVEL}>
      {low === high
        ? say("report-weights-same", { spread, rank: rank(low) })
        : say("report-weights", { spread, low: rank(low), high: rank(high) })}
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
      scores={scores}
      own={row.score}
      group={row.group}
      label={`${row.name} ${score(row.score)}`}
      limits={bounds.map((limit, i) => [limit, say(`group-${codes[i]}`)])}
      lowest={say("group-low")}
      ends={ends}
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

function look(id: string): void {
  chosen.value = id === shown.value.root.id ? "" : id;
  requestAnimationFrame(() => document.getElementById("within")?.focus());
}

/// A node and what it is made of, down to the single figure.
function Within() {
  const { node, root, children, official } = shown.value;
  const of = node.get(chosen.value || root.id)!;
  const way: Node[] = [];
  for (let at: Node | undefined = of; at; at = node.get(at.parent)) way.unshift(at);
  const shares = official.shares();
  const share = new Map(shown.value.nodes.map((each, at) => [each.id, shares.share[at]]));
  return (
    <section aria-labelledby="within">
      <h2 id="within" tabIndex={-1}>
        {of === root ? say("report-parts-table") : told(of.name)}
      </h2>
      {of !== root && (
        <nav aria-label={say("tool-way")}>
          <ol class="way">
            {way.slice(0, -1).map((step) => (
              <li>
                <button type="button" class="link" onClick={() => look(step.id)}>
                  {step === root ? say("tool-index") : told(step.name)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {of.indicator ? <Figure of={of} /> : <Children of={children.get(of.id)!} share={share} caption={told(of.name)} />}
      {of === root && scored.value && <Why />}
    </section>
  );
}

function Children({ of, share, caption }: { of: Node[]; share: Map<string, number>; caption: string }) {
  const standing = (child: Node) => placesOn(child.id).get(unit.value)!;
  const count = (child: Node) => [...placesOn(child.id).values()].filter((row) => !Number.isNaN(row.rank)).length;
  const columns: Column<Node>[] = [
    {
      head: say("report-column-part"),
      head_of_row: true,
      value: (child) => told(child.name),
      cell: (child) => (
        <button type="button" class="link" onClick={() => look(child.id)}>
          {told(child.name)}
        </button>
      ),
    },
    { head: say("tool-column-share"), number: true, value: (child) => 100 * share.get(child.id)!, cell: (child) => `${percent(share.get(child.id)!)} %` },
  ];
  if (of.some((child) => child.indicator)) {
    columns.push({ head: say("report-column-own"), number: true, value: (child) => (child.indicator ? raw(child) : ""), cell: (child) => (child.indicator ? own(child) : "–") });
  }
  columns.push(
    { head: say("report-column-score"), number: true, value: (child) => standing(child).score, cell: (child) => score(standing(child).score) },
    {
      head: say("report-column-place"),
      number: true,
      value: (child) => standing(child).rank,
      cell: (child) => {
        const row = standing(child);
        return Number.isNaN(row.rank) ? "–" : say("report-place-of", { rank: rank(row.rank), ranked: whole(count(child)) });
      },
    },
    { head: say("report-column-group"), value: (child) => group_name(standing(child).group), cell: (child) => <Group code={standing(child).group} /> },
  );
  return <Table caption={caption} hidden columns={columns} rows={of} />;
}

/// A unit's figure, or why there is none.
function raw(of: Node): number {
  return shown.value.figures.get(of.id)![shown.value.at.get(unit.value)!];
}
function own(of: Node): string {
  const value = raw(of);
  if (!Number.isNaN(value)) return figure(of.id, of.indicator!, value);
  return say(`status-${shown.value.official.trace(unit.value, of.id).status}`);
}

/// A single figure: what it says, beside the others', and how it became points.
function Figure({ of }: { of: Node }) {
  const { official, content, means } = shown.value;
  const indicator = of.indicator!;
  const trace = official.trace(unit.value, of.id);
  const row = profile.value.find((each) => each.node === of.id);
  const facts: [string, string][] = [
    [say("report-column-own"), own(of)],
    [say("report-column-nation", { kind: content.kind }), figure(of.id, indicator, means.get(of.id)!, 1)],
  ];
  if (row && !Number.isNaN(row.rank)) {
    facts.push([say("report-column-place"), say("report-place-of", { rank: rank(row.rank), ranked: whole(row.ranked) })]);
    facts.push([say("report-column-points"), points(row.points)]);
  }
  facts.push(
    [say("report-column-weight"), `${percent(trace.effective_weight, ".1f")} %`],
    [say("report-column-source"), indicator.source || "–"],
  );
  return (
    <>
      <p>{told(indicator.meaning)}</p>
      <dl>
        {facts.map(([what, value]) => (
          <div>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say("tool-trace")}</h3>
      <ol>
        {trace.steps.map((step) => (
          <li>
            {say("tool-trace-step", { from: number(step.input, "g"), to: number(step.output, "g") })} <code>{step.rule}</code>
          </li>
        ))}
      </ol>
    </>
  );
}

function Why() {
  const { official, node, content } = shown.value;
  // Who is similar takes background, and a comparison a score on both sides.
  const possible = references.filter((each) => each !== "peers" || hasBackground.value);
  const others = [...ranking.value.values()].filter((row) => row.unit !== unit.value && !Number.isNaN(row.rank));
  const other = others.find((row) => row.unit === against.value);
  const compared = other ?? possible.find((each) => each === against.value) ?? "nation";
  const name_of = typeof compared === "string" ? say(`tool-against-${compared}`, { kind: content.kind }) : compared.name;
  const parts = rows(official.contributions(unit.value, typeof compared === "string" ? compared : compared.unit));
  const total = parts[0];
  const ordered = parts
    .filter((part) => part.indicator)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.node < b.node ? -1 : 1));
  const bars = ordered.slice(0, MOST).map((part): [string, number, string] => [told(node.get(part.node)!.name), part.points, points(part.points)]);
  const rest = ordered.slice(MOST).reduce((sum, part) => sum + part.points, 0);
  if (ordered.length > MOST) bars.push([say("report-why-others"), rest, points(rest)]);
  const facts = { name: place.value!.name, score: score(total.own), reference: score(total.reference), kind: content.kind };
  const nation = compared === "nation";
  return (
    <>
      <p>
        <label>
          {say("tool-against")}{" "}
          <select value={typeof compared === "string" ? compared : compared.unit} onChange={(event) => (against.value = event.currentTarget.value)}>
            {possible.map((each) => (
              <option value={each} selected={each === compared}>
                {say(`tool-against-${each}`, { kind: content.kind })}
              </option>
            ))}
            {[...others]
              .sort((a, b) => a.name.localeCompare(b.name, "sv"))
              .map((row) => (
                <option value={row.unit} selected={row === compared}>
                  {row.name}
                </option>
              ))}
          </select>
        </label>
      </p>
      <Waterfall
        title={nation ? say("report-why-title", facts) : say("tool-compared", { ...facts, against: name_of })}
        subtitle={say("report-why-subtitle")}
        alt={nation ? say("report-why-alt", facts) : say("tool-compared-alt", { ...facts, against: name_of })}
        table={
          <Table
            caption={say("report-why-caption")}
            rows={ordered}
            columns={[
              { head: say("report-column-indicator"), cell: (part) => told(node.get(part.node)!.name), head_of_row: true },
              { head: say("report-column-points"), cell: (part) => points(part.points), value: (part) => part.points, number: true },
            ]}
          />
        }
        start={[nation ? say("report-nation-name", { kind: content.kind }) : sentence(name_of), total.reference, score(total.reference)]}
        end={[place.value!.name, total.own, score(total.own)]}
        parts={bars}
      />
      {nation && <p>{say("report-why-how", { kind: content.kind })}</p>}
    </>
  );
}
