// What parts the unit from another, figure by figure.
import { Waterfall } from "../../charts";
import { compared, peers, place, ranking, reference, rows } from "../../facts";
import { points, score } from "../../numbers";
import { Table } from "../../parts";
import { against, references, shown, unit } from "../../state";
import { say, sentence, told } from "../../words";

/// The parts of the gap that have a bar of their own.
const MOST = 8;

export function Why() {
  const { official, node, content } = shown.value;
  const possible = references.filter((each) => each !== "peers" || peers.value.length > 0);
  const others = [...ranking.value.values()].filter((row) => row.unit !== unit.value && !Number.isNaN(row.rank));
  const beside = compared.value;
  const name_of = ranking.value.get(beside)?.name ?? say(`tool-against-${beside}`, { kind: content.kind });
  const parts = rows(official.contributions(unit.value, reference.value));
  const total = parts[0];
  const ordered = parts
    .filter((part) => part.indicator)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.node < b.node ? -1 : 1));
  const bars = ordered.slice(0, MOST).map((part): [string, number, string] => [told(node.get(part.node)!.name), part.points, points(part.points)]);
  const rest = ordered.slice(MOST).reduce((sum, part) => sum + part.points, 0);
  if (ordered.length > MOST) bars.push([say("report-why-others"), rest, points(rest)]);
  const facts = { name: place.value!.name, score: score(total.own), reference: score(total.reference), kind: content.kind };
  const nation = beside === "nation";
  return (
    <>
      <p>
        <label>
          {say("tool-against")}{" "}
          <select value={beside} onChange={(event) => (against.value = event.currentTarget.value)}>
            {possible.map((each) => (
              <option value={each} selected={each === beside}>
                {say(`tool-against-${each}`, { kind: content.kind })}
              </option>
            ))}
            {[...others]
              .sort((a, b) => a.name.localeCompare(b.name, "sv"))
              .map((row) => (
                <option value={row.unit} selected={row.unit === beside}>
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
