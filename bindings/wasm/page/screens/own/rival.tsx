// The chosen unit beside another: how often the order holds, and how little the weights must change to turn it.
import { own, own_scores, rivals, rows } from "../../facts";
import { number, percent } from "../../numbers";
import { Faults, Table } from "../../parts";
import { faults } from "../../problems";
import { lever, locks, rival, shown, unit, weights } from "../../state";
import type { Sure } from "../../sure";
import { say, told } from "../../words";
import { SPREAD } from "../../worker";

export function Rival({ sure }: { sure: Sure }) {
  return (
    <section>
      <h2>{say("tool-section-rival")}</h2>
      <Choices />
      {rivals.value.some(({ code }) => code === rival.value) && <Turned sure={sure} />}
    </section>
  );
}

/// Who it is, and by whose parts' weights. It stays as it is while weights are moved.
function Choices() {
  const { nodes, children, root, content } = shown.value;
  const parents = nodes.filter((of) => (children.get(of.id)?.length ?? 0) > 1);
  return (
    <p>
      <label class="rule">
        <span>{say("tool-rival", { kind: content.kind })}</span>
        <select value={rival.value} onChange={(event) => (rival.value = event.currentTarget.value)}>
          <option value="">–</option>
          {rivals.value.map(({ code, name }) => (
            <option value={code} selected={code === rival.value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="rule">
        <span>{say("tool-lever")}</span>
        <select value={lever.value} onChange={(event) => (lever.value = event.currentTarget.value)}>
          {parents.map((of) => {
            const value = of === root ? "" : of.id;
            return (
              <option value={value} selected={value === lever.value}>
                {of === root ? say("tool-index") : told(of.name)}
              </option>
            );
          })}
        </select>
      </label>
    </p>
  );
}

function Turned({ sure }: { sure: Sure }) {
  const { root, children, node } = shown.value;
  const [chosen, other] = [own.value.get(unit.value)!, own.value.get(rival.value)!];
  const [behind, ahead] = chosen.score < other.score ? [chosen, other] : [other, chosen];
  const above = sure.found.value?.above ?? NaN;
  const of = lever.value || root.id;
  const names = { behind: behind.name, ahead: ahead.name, part: of === root.id ? say("tool-index").toLowerCase() : told(node.get(of)!.name) };
  let found;
  try {
    found = own_scores.value.overtaking(behind.unit, ahead.unit, lever.value);
  } catch (error) {
    return <Faults lines={faults(error, "")} head={say("tool-own-faults")} />;
  }
  const shares = found ? rows(found.shares) : [];
  const apply = () => {
    const next = new Map(weights.value);
    for (const child of children.get(of)!) next.set(child.id, 0);
    for (const row of shares) next.set(row.node, Math.round(1e8 * row.needed) / 1e6);
    locks.value = new Set();
    weights.value = next;
  };
  return (
    <>
      {!Number.isNaN(above) && (
        <p data-above={above}>{say("tool-above", { name: chosen.name, other: other.name, share: percent(above), spread: percent(SPREAD) })}</p>
      )}
      {found === null && <p>{say("tool-overtaking-open", names)}</p>}
      {found && Number.isNaN(found.change) && <p>{say("tool-overtaking-none", names)}</p>}
      {found && !Number.isNaN(found.change) && (
        <>
          <p data-change={found.change}>{say("tool-overtaking", { ...names, moved: number(50 * found.change, ".1f") })}</p>
          <Table
            caption={say("tool-overtaking-caption", names)}
            rows={shares}
            columns={[
              { head: say("report-column-part"), cell: (row) => told(node.get(row.node)!.name), head_of_row: true },
              { head: say("tool-column-share-now"), cell: (row) => `${percent(row.weight, ".1f")} %`, value: (row) => 100 * row.weight, number: true },
              { head: say("tool-column-share-needed"), cell: (row) => `${percent(row.needed, ".1f")} %`, value: (row) => 100 * row.needed, number: true },
            ]}
          />
          <p>
            <button type="button" onClick={apply}>
              {say("tool-overtaking-try")}
            </button>
          </p>
        </>
      )}
    </>
  );
}
