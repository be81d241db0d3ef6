// Whom to learn from: similar units that are better in the clear areas and have not fallen back.
import type { Example } from "../edition";
import { advisers, areas, hasBackground, peers, peers_faults, ranking, type Adviser } from "../facts";
import { figure, number, rank, score } from "../numbers";
import { Faults, Table, type Column } from "../parts";
import { Background } from "./learn/background";
import { shown } from "../state";
import { say, series, told } from "../words";

/// The most units of each area.
const MOST = 3;

export function Learn() {
  const { content, node, names, at } = shown.value;
  const { kind } = content;
  const name = (unit: string) => names[at.get(unit)!];
  const found = areas.value.map((row) => ({ area: node.get(row.node)!, who: advisers(node.get(row.node)!).slice(0, MOST) }));
  const listed: Adviser[] = found.flatMap(({ who }) => who);
  const without = found.filter(({ who }) => who.length === 0).map(({ area }) => told(area.name));
  const near = new Map(peers.value.map((peer) => [peer.unit, peer.distance]));
  const cell = (of: Adviser, value: number | undefined) =>
    value === undefined ? "–" : figure(of.node, node.get(of.node)!.indicator!, value);
  return (
    <>
      <h1 tabIndex={-1}>
        {listed.length ? say("report-title-learn-some", { name: name(listed[0].unit) }) : say("report-section-learn")}
      </h1>
      {!hasBackground.value && <p>{say("tool-no-background")}</p>}
      {hasBackground.value && areas.value.length === 0 && <p>{say("report-no-area", { kind })}</p>}
      {hasBackground.value && areas.value.length > 0 && listed.length === 0 && <p>{say("tool-no-examples")}</p>}
      {listed.length > 0 && (
        <>
          <p>
            {say("report-learn-what", { kind })} {say("report-learn-distance")}
            {without.length > 0 && ` ${say("report-learn-without", { names: series(without) })}`}
          </p>
          <Table
            caption={say("report-learn-caption")}
            rows={listed}
            columns={[
              { head: say("report-column-unit", { kind }), cell: (of) => name(of.unit), head_of_row: true },
              { head: say("report-column-indicator"), cell: (of) => told(node.get(of.node)!.name) },
              { head: say("report-column-then"), cell: (of) => cell(of, of.before), value: (of) => of.before ?? "", number: true },
              { head: say("report-column-now"), cell: (of) => cell(of, of.now), value: (of) => of.now, number: true },
              { head: say("report-column-distance"), cell: (of) => number(near.get(of.unit)!, ".2f"), value: (of) => near.get(of.unit)!, number: true },
            ]}
          />
          {content.examples.length > 0 && <Bank of={listed} />}
        </>
      )}
      {hasBackground.value && <Background />}
      <Faults lines={peers_faults.value} head={say("tool-background-faults")} />
      {peers.value.length > 0 && (
        <Table
          caption={say("report-why-peers-caption", { kind })}
          rows={peers.value}
          columns={[
            { head: say("report-column-unit", { kind }), cell: (peer) => peer.name, head_of_row: true },
            { head: say("report-column-score"), cell: (peer) => score(ranking.value.get(peer.unit)!.score), value: (peer) => ranking.value.get(peer.unit)!.score, number: true },
            { head: say("report-column-place"), cell: (peer) => rank(ranking.value.get(peer.unit)!.rank), value: (peer) => ranking.value.get(peer.unit)!.rank, number: true },
            { head: say("report-column-distance"), cell: (peer) => number(peer.distance, ".2f"), value: (peer) => peer.distance, number: true },
          ]}
        />
      )}
    </>
  );
}

/// What the bank has of the units that are named, on what they are named for; see report/pages/learn.py.
function Bank({ of }: { of: Adviser[] }) {
  const { content, node, names, at } = shown.value;
  const about = (example: Example) => example.indicators.filter((id) => of.some((each) => each.unit === example.unit && each.node === id));
  const rows = content.examples.filter((example) => about(example).length > 0);
  if (rows.length === 0) return <p>{say("report-examples-none")}</p>;
  const text = (head: string, key: "done" | "link" | "contact" | "date" | "licence") => ({ head: say(`report-column-${head}`), cell: (example: Example) => example[key] || "–" });
  const columns: Column<Example>[] = [
    { head: say("report-column-unit", { kind: content.kind }), cell: (example) => names[at.get(example.unit)!], head_of_row: true },
    { head: say("report-column-indicator"), cell: (example) => series(about(example).map((id) => told(node.get(id)!.name))) },
    text("done", "done"),
    text("link", "link"),
    text("contact", "contact"),
    text("dated", "date"),
    text("licence", "licence"),
  ];
  // A column that nobody has anything in is left out.
  const filled = columns.filter((column) => rows.some((row) => column.cell(row) !== "–"));
  return <Table caption={say("report-examples-caption")} columns={filled} rows={rows} />;
}
