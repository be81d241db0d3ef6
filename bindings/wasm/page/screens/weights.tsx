// The reader's own weights, and the places that they give beside those of the definition.
import { useEffect, useMemo } from "preact/hooks";
import type { Node } from "../../core";
import { Slope } from "../charts";
import { own, own_csv, ranked, ranking, type RankingRow } from "../facts";
import { number, percent, rank, score, whole } from "../numbers";
import { download, Stepper, Table } from "../parts";
import { locks, shown, unit, weights } from "../state";
import type { Sure } from "../sure";
import { say, told } from "../words";
import { moved, sharesOf } from "../weights";
import { SPREAD } from "../worker";

/// The units shown beside the reader's own.
const TOP = 10;
/// The nodes of an index whose weights are all in sight from the beginning.
const MOST = 30;

export function Weights({ sure }: { sure: Sure }) {
  const { children, nodes, root } = shown.value;
  useEffect(() => {
    const later = setTimeout(() => sure.ask(weights.value), 150);
    return () => clearTimeout(later);
  }, [weights.value]);
  const parents = nodes.filter((of) => (children.get(of.id)?.length ?? 0) > 1);
  return (
    <>
      <h1 tabIndex={-1}>{say("tool-section-weights")}</h1>
      <p>{say("tool-weights-how")}</p>
      <div class="halves">
        <div>
          {parents.map((of) => {
            const changed = children.get(of.id)!.some((child) => weights.value.has(child.id));
            return (
              <details open={of === root || nodes.length <= MOST || changed}>
                <summary>{of === root ? say("tool-index") : told(of.name)}</summary>
                <Siblings of={of} />
              </details>
            );
          })}
          <button type="button" disabled={weights.value.size === 0} onClick={() => ((weights.value = new Map()), (locks.value = new Set()))}>
            {say("tool-weights-reset")}
          </button>
        </div>
        <div>
          <Result sure={sure} />
        </div>
      </div>
    </>
  );
}

function Siblings({ of }: { of: Node }) {
  const { children, official, nodes, root } = shown.value;
  const siblings = children.get(of.id)!;
  const usual = useMemo(() => {
    const shares = official.shares().share;
    return new Map(nodes.map((node, at) => [node.id, 100 * shares[at]]));
  }, [official]);
  const shares = sharesOf(siblings, weights.value, (id) => usual.get(id)!);
  const set = (id: string, to: number) => {
    weights.value = new Map([...weights.value, ...moved(shares, id, to, locks.value)]);
  };
  const lock = (id: string, on: boolean) => {
    const next = new Set(locks.value);
    if (on) next.add(id);
    else next.delete(id);
    locks.value = next;
  };
  return (
    <fieldset>
      <legend class="unseen">{of === root ? say("tool-index") : told(of.name)}</legend>
      {siblings.map((child) => {
        const share = shares.get(child.id)!;
        const name = told(child.name);
        return (
          <div class="weight">
            <span class="name" aria-hidden="true">
              {name}
            </span>
            <input
              type="range"
              aria-label={say("tool-weight-of", { name })}
              aria-valuetext={say("report-percent", { number: number(share, ".1f") })}
              min={0}
              max={100}
              step={1}
              value={share}
              disabled={locks.value.has(child.id)}
              onInput={(event) => set(child.id, event.currentTarget.valueAsNumber)}
            />
            {locks.value.has(child.id) ? (
              <span class="stepper">{number(share, ".1f")}</span>
            ) : (
              <Stepper
                label={say("tool-weight-in", { name })}
                value={share}
                text={share.toFixed(1).replace(/\.0$/, "")}
                step={1}
                low={0}
                high={100}
                set={(to) => set(child.id, to)}
              />
            )}
            <label class="lock">
              <input type="checkbox" checked={locks.value.has(child.id)} onChange={(event) => lock(child.id, event.currentTarget.checked)} />
              <span aria-hidden="true">{say("tool-lock")}</span>
              <span class="unseen">{say("tool-lock-of", { name })}</span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function Result({ sure }: { sure: Sure }) {
  const { content } = shown.value;
  const rows = [...own.value.values()];
  const chosen = unit.value ? own.value.get(unit.value) : undefined;
  const listed = rows.slice(0, TOP);
  if (chosen && !listed.includes(chosen)) listed.push(chosen);
  const before = (row: RankingRow) => ranking.value.get(row.unit)!;
  const places = listed.filter((row) => !Number.isNaN(row.rank) && !Number.isNaN(before(row).rank));
  const change = (row: RankingRow) => before(row).rank - row.rank;
  return (
    <>
      <div role="status" class="lead">
        {chosen && !Number.isNaN(chosen.rank) ? (
          <p data-score={chosen.score} data-rank={chosen.rank}>
            {say("tool-own-place", {
              name: chosen.name,
              rank: rank(chosen.rank),
              ranked: whole(ranked.value),
              score: score(chosen.score),
              usual: rank(before(chosen).rank),
            })}
          </p>
        ) : (
          <p>{say("tool-own-best", { name: rows[0].name, score: score(rows[0].score) })}</p>
        )}
        <Stability sure={sure} />
      </div>
      <Table
        caption={say("tool-own-caption", { kind: content.kind })}
        rows={listed}
        marked={(row) => row.unit === unit.value}
        columns={[
          { head: say("report-column-unit", { kind: content.kind }), cell: (row) => row.name, head_of_row: true },
          { head: say("tool-column-own-place"), cell: (row) => rank(row.rank), number: true },
          { head: say("report-column-score"), cell: (row) => score(row.score), number: true },
          { head: say("tool-column-usual-place"), cell: (row) => rank(before(row).rank), number: true },
          { head: say("report-column-difference"), cell: (row) => number(change(row), change(row) ? "+.0f" : ".0f"), number: true },
        ]}
      />
      <p>
        <button type="button" onClick={() => download(`${say("tool-own-file")}.csv`, own_csv())}>
          {say("tool-own-csv")}
        </button>
      </p>
      {places.length > 1 && (
        <Slope
          title={say("tool-slope-title")}
          subtitle={say("tool-slope-subtitle", { kind: content.kind })}
          alt={say("tool-slope-alt", { kind: content.kind })}
          table={
            <Table
              caption={say("tool-slope-title")}
              rows={places}
              columns={[
                { head: say("report-column-unit", { kind: content.kind }), cell: (row) => row.name, head_of_row: true },
                { head: say("tool-column-usual-place"), cell: (row) => rank(before(row).rank), number: true },
                { head: say("tool-column-own-place"), cell: (row) => rank(row.rank), number: true },
              ]}
            />
          }
          heads={[say("tool-slope-usual"), say("tool-slope-own")]}
          lines={places.map((row) => ({ name: row.name, from: before(row).rank, to: row.rank, own: row.unit === unit.value }))}
          last={Math.max(...places.map((row) => Math.max(row.rank, before(row).rank)))}
        />
      )}
    </>
  );
}

function Stability({ sure }: { sure: Sure }) {
  const found = sure.found.value;
  if (!unit.value) return null;
  if (!found) return <p class="waiting">{say("tool-counting")}</p>;
  const at = found.ranks.unit.indexOf(unit.value);
  const [low, high] = [found.ranks.low[at], found.ranks.high[at]];
  if (Number.isNaN(low)) return null;
  const spread = percent(SPREAD);
  return (
    <p data-low={low} data-high={high} data-replicates={found.replicates}>
      {low === high ? say("report-weights-same", { spread, rank: rank(low) }) : say("report-weights", { spread, low: rank(low), high: rank(high) })}
    </p>
  );
}
