// The chosen unit beside another: how often the order holds, and how little the weights must change to turn it.
import { own, own_scores, rivals, rows, type RankingRow } from "../../facts";
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
  const { root, node } = shown.value;
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
  const apply = () => weigh(of, new Map(shares.map((row) => [row.node, row.needed])));
  return (
    <>
      {!Number.isNaN(above) && (
        <p data-above={above}>{say("tool-above", { name: chosen.name, other: other.name, share: percent(above), spread: percent(SPREAD) })}</p>
      )}
      {found === null && <Alone behind={behind} ahead={ahead} of={of} names={names} />}
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

/// Shares of a parent's parts as their weights in percent; those without one weigh nothing.
function percents(parent: string, shares: ReadonlyMap<string, number>): [string, number][] {
  return shown.value.children.get(parent)!.map((child) => [child.id, Math.round(1e8 * (shares.get(child.id) ?? 0)) / 1e6]);
}

function weigh(parent: string, shares: ReadonlyMap<string, number>): void {
  locks.value = new Set();
  weights.value = new Map([...weights.value, ...percents(parent, shares)]);
}

/// What rounded weights may lack of bringing two level.
const LEVEL = 1e-6;

/// How far the weight of one part must move, while the others share the rest as they do: the least of the moves that do.
function Alone(of: { behind: RankingRow; ahead: RankingRow; of: string; names: Record<string, string> }) {
  const { children, node, at, root } = shown.value;
  const scores = own_scores.value;
  const score = (from: typeof scores, row: RankingRow) => from.scores(root.id)[at.get(row.unit)!];
  if (score(scores, of.ahead) - score(scores, of.behind) < LEVEL) return <p>{say("tool-overtaking-level", of.names)}</p>;
  const siblings = new Set(children.get(of.of)!.map((child) => child.id));
  const intervals = rows(scores.weight_intervals(of.ahead.unit, of.behind.unit)).filter((row) => siblings.has(row.node));
  const moves = intervals.flatMap((row) => [
    { ...row, to: row.low_found, end: row.low_gains },
    { ...row, to: row.high_found, end: row.high_gains },
  ]);
  const shares = (move: (typeof moves)[number]) =>
    new Map(intervals.map((row) => [row.node, row.node === move.node ? move.to : (row.weight * (1 - move.to)) / (1 - move.weight)]));
  // The order also ends where one loses its score.
  const turned = (move: (typeof moves)[number]) => {
    const weighted = scores.weighted(Object.fromEntries(percents(of.of, shares(move))));
    const gap = score(weighted, of.ahead) - score(weighted, of.behind);
    weighted.release();
    return gap < LEVEL;
  };
  const least = moves
    .filter((move) => move.end)
    .sort((a, b) => Math.abs(a.to - a.weight) - Math.abs(b.to - b.weight))
    .find(turned);
  if (!least) return <p>{say("tool-overtaking-alone-none", of.names)}</p>;
  const facts = { ...of.names, name: told(node.get(least.node)!.name), from: percent(least.weight, ".1f"), to: percent(least.to, ".1f") };
  return (
    <>
      <p data-node={least.node} data-to={least.to}>
        {say("tool-overtaking-alone", facts)}
      </p>
      <p>
        <button type="button" onClick={() => weigh(of.of, shares(least))}>
          {say("tool-overtaking-try")}
        </button>
      </p>
    </>
  );
}
