// Where the municipalities lie, by their result groups; by the reader's own weights and rules, where there are such.
import { computed } from "@preact/signals";
import { own, own_faults, type RankingRow } from "../../facts";
import { KEY, outline, Sweden, told } from "../../map";
import { rank, score, whole } from "../../numbers";
import { group_name, Table } from "../../parts";
import { weighs } from "../../same";
import { choose, shown, unit } from "../../state";
import { say } from "../../words";

/// The outlines of all that are shown; none where one of them has none.
const outlines = computed(() => {
  const { content, units } = shown.value;
  if (!content.boundaries) return null;
  const { step, shapes } = content.boundaries;
  const known = new Map(Object.entries(shapes));
  if (!units.every((code) => known.has(code))) return null;
  return new Map(units.map((code) => [code, outline(known.get(code)!, step)]));
});

const group_of = (row: RankingRow): string => (Number.isNaN(row.rank) ? "none" : row.group);

export function Municipalities() {
  const known = outlines.value;
  if (!known) return null;
  const { kind } = shown.value.content;
  const rows = [...own.value.values()];
  const chosen = own.value.get(unit.value);
  const counts = Object.fromEntries(KEY.map((group) => [group, rows.filter((row) => group_of(row) === group).length]));
  const written = Object.fromEntries(KEY.map((group) => [group, whole(counts[group])]));
  const standing = chosen && stands(chosen, rows.length - counts.none);
  return (
    <section>
      <h2>{say("tool-section-map")}</h2>
      <p>{say("tool-map-how")}</p>
      <p>
        <label class="choice">
          <span>{say("tool-map-choose")}</span>
          <select value={unit.value} onChange={(event) => choose(event.currentTarget.value)}>
            {!chosen && <option value="">{say("tool-map-nobody")}</option>}
            {[...rows]
              .sort((a, b) => a.name.localeCompare(b.name, "sv"))
              .map((row) => (
                <option value={row.unit} selected={row.unit === unit.value}>
                  {row.name}
                </option>
              ))}
          </select>
        </label>
      </p>
      <p aria-live="polite">{standing}</p>
      <Sweden
        title={say("tool-map-title", { highs: counts.high, high: written.high, low: written.low })}
        subtitle={say(weighs() && !own_faults.value.length ? "tool-map-subtitle-own" : "tool-map-subtitle")}
        alt={[say("report-map-alt", written), standing].filter(Boolean).join(" ")}
        areas={rows.map((row) => ({ unit: row.unit, name: row.name, group: group_of(row), outline: known.get(row.unit)! }))}
        chosen={unit.value}
        choose={choose}
        table={
          <Table
            caption={say("report-map-caption")}
            rows={rows}
            marked={(row) => row.unit === unit.value}
            columns={[
              { head: say("report-column-unit", { kind }), cell: (row) => row.name, head_of_row: true },
              { head: say("report-column-place"), cell: (row) => rank(row.rank), value: (row) => row.rank, number: true },
              { head: say("report-column-score"), cell: (row) => score(row.score), value: (row) => row.score, number: true },
              { head: say("report-column-group"), cell: (row) => told(group_of(row)) },
            ]}
          />
        }
      />
      <p>{say("report-map-source")}</p>
    </section>
  );
}

function stands(row: RankingRow, ranked: number): string {
  if (Number.isNaN(row.rank)) return `${say("report-title-unscored", { name: row.name })}.`;
  const group = group_name(row.group).toLowerCase();
  return say("tool-map-chosen", { name: row.name, score: score(row.score), rank: rank(row.rank), ranked: whole(ranked), group });
}
