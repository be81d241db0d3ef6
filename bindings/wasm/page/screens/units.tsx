// The units and districts of the municipality.
import { Fields } from "../charts";
import { house, inside, place, town } from "../facts";
import { figure, number, percent, points, rank, score, whole } from "../numbers";
import { Table, type Column } from "../parts";
import { house_unit, shown, unit } from "../state";
import { say, told } from "../words";

export function Units() {
  const { content } = shown.value;
  const name = place.value!.name;
  return (
    <>
      <h1 tabIndex={-1}>{say("tool-title-units", { name })}</h1>
      {content.units && (inside.value.units.has(unit.value) ? <House /> : <p>{say("tool-units-none", { name })}</p>)}
      {content.districts && (inside.value.districts.has(unit.value) ? <Town /> : <p>{say("tool-districts-none", { name })}</p>)}
    </>
  );
}

/// Who runs a unit, as far as there is a word for it.
const run_by = (kind: string): string => (kind === "kommunal" || kind === "privat" ? say(`report-run-${kind}`) : kind);

function House() {
  const { axes, nodes, units, kinds } = house.value!;
  const kind = shown.value.content.units!.kind;
  const ranked = units.some((row) => !Number.isNaN(row.rank));
  const named = (id: string) => told(nodes.get(id)!.name);
  type Row = (typeof units)[number];
  const columns: Column<Row>[] = [
    {
      head: say("report-column-provider"),
      head_of_row: true,
      value: (row) => row.name,
      cell: (row) => (
        <button type="button" class="link" aria-pressed={row.unit === house_unit.value} onClick={() => look(row.unit)}>
          {row.name}
        </button>
      ),
    },
  ];
  if (kind) columns.push({ head: say("report-column-run"), cell: (row) => run_by(row.kind) });
  if (ranked) columns.push({ head: say("report-column-place"), number: true, cell: (row) => rank(row.rank), value: (row) => row.rank });
  columns.push(
    { head: say("report-column-score"), number: true, cell: (row) => score(row.score), value: (row) => row.score },
    { head: named(axes[0]), number: true, cell: (row) => score(row.first), value: (row) => row.first },
    { head: named(axes[1]), number: true, cell: (row) => score(row.second), value: (row) => row.second },
    { head: say("report-column-weak"), cell: (row) => (row.thin ? named(row.thin) : "–") },
  );
  const opened = units.find((row) => row.unit === house_unit.value);
  return (
    <section>
      <p>
        {say("report-units-scale")} {say("report-units-hidden")}
      </p>
      <p>{say(ranked ? "report-units-order" : "report-units-few")}</p>
      <Table caption={say("report-units-caption")} columns={columns} rows={units} marked={(row) => row === opened} />
      {opened && <Unit of={opened} named={named} />}
      {ranked && <Matrix named={named} />}
      {kind && kinds.length > 1 && (
        <>
          <Table
            caption={say("report-kinds-caption")}
            rows={kinds}
            columns={[
              { head: say("report-column-run"), cell: (row) => run_by(row.kind), head_of_row: true },
              { head: say("report-column-units"), cell: (row) => whole(row.units), value: (row) => row.units, number: true },
              { head: say("report-column-scored"), cell: (row) => whole(row.shown), value: (row) => row.shown, number: true },
              { head: say("report-column-score"), cell: (row) => score(row.score), value: (row) => row.score, number: true },
              { head: named(axes[0]), cell: (row) => score(row.first), value: (row) => row.first, number: true },
              { head: named(axes[1]), cell: (row) => score(row.second), value: (row) => row.second, number: true },
            ]}
          />
          <p>{say("report-kinds-how")}</p>
        </>
      )}
    </section>
  );
}

/// The units by their scores on the two parts of the index, as report/house/units.py draws them.
function Matrix({ named }: { named(id: string): string }) {
  const { axes, lines, units } = house.value!;
  const placed = units.filter((row) => row.field !== "none");
  const kinds = shown.value.content.units!.kind ? [...new Set(units.map((row) => row.kind))].sort() : [];
  const [first, second] = axes.map(named);
  const field = (of: string) => {
    if (of !== "first" && of !== "second") return say(`report-field-${of}`);
    const part = of === "first" ? first : second;
    return say("report-field-one", { part: part.charAt(0).toLowerCase() + part.slice(1) });
  };
  const mean = (value: number) => ({ value, text: score(value) });
  type Row = (typeof placed)[number];
  const columns: Column<Row>[] = [{ head: say("report-column-provider"), cell: (row) => row.name, head_of_row: true }];
  if (kinds.length > 0) columns.push({ head: say("report-column-run"), cell: (row) => run_by(row.kind) });
  columns.push(
    { head: say("report-column-place"), cell: (row) => rank(row.rank), value: (row) => row.rank, number: true },
    { head: first, cell: (row) => score(row.first), value: (row) => row.first, number: true },
    { head: second, cell: (row) => score(row.second), value: (row) => row.second, number: true },
    { head: say("report-column-field"), cell: (row) => field(row.field) },
  );
  return (
    <>
      <h2>{say("report-title-matrix")}</h2>
      <Fields
        title={say("report-fields-title", { first, second })}
        subtitle={say("report-fields-subtitle")}
        alt={say("report-fields-alt", {
          first,
          second,
          number: whole(placed.length),
          both: whole(placed.filter((row) => row.field === "both").length),
        })}
        table={<Table caption={say("report-fields-caption")} rows={placed} columns={columns} />}
        fields={{
          points: placed.map((row) => ({ number: rank(row.rank), first: row.first, second: row.second, other: kinds.length > 0 && row.kind !== kinds[0] })),
          lines: [mean(lines[0]), mean(lines[1])],
          axes: [first, second],
          kinds: kinds.length === 2 ? kinds.map(run_by) : [],
        }}
      />
      <p>{say("report-fields-how")}</p>
    </>
  );
}

function look(id: string): void {
  house_unit.value = house_unit.value === id ? "" : id;
  requestAnimationFrame(() => document.getElementById("of-unit")?.focus());
}

/// A unit's figures beside those of the others.
function Unit({ of, named }: { of: { unit: string; name: string; score: number }; named(id: string): string }) {
  const { nodes, differences } = house.value!;
  const listed = differences.filter((row) => row.unit === of.unit && row.indicator);
  const clear = (row: (typeof listed)[number]) =>
    row.within_noise === false && (row.list === "strength" || row.list === "development") ? say(`report-list-${row.list}`) : "–";
  const cell = (row: (typeof listed)[number], value: number) =>
    Number.isNaN(value) ? say(`status-${row.status}`) : figure(row.node, nodes.get(row.node)!.indicator!, value);
  return (
    <>
      <h2 id="of-unit" tabIndex={-1}>
        {Number.isNaN(of.score) ? say("report-unit-none", { name: of.name }) : say("report-unit-score", { name: of.name, score: score(of.score) })}
      </h2>
      <p>{Number.isNaN(of.score) ? say("report-unit-unscored") : say("report-unit-beside", { name: place.value!.name })}</p>
      <Table
        caption={say("report-figures-of", { name: of.name })}
        rows={listed}
        columns={[
          { head: say("report-column-indicator"), cell: (row) => named(row.node), head_of_row: true },
          { head: say("report-column-list"), cell: clear },
          { head: say("report-column-own"), cell: (row) => cell(row, row.raw), value: (row) => row.raw, number: true },
          {
            head: say("report-column-others"),
            cell: (row) => figure(row.node, nodes.get(row.node)!.indicator!, row.raw_reference, 1),
            value: (row) => row.raw_reference,
            number: true,
          },
        ]}
      />
    </>
  );
}

function Town() {
  const { root, node } = shown.value;
  const { places, gaps } = town.value!;
  const standing = places.filter((row) => row.node === root.id);
  return (
    <section>
      <h2>{say("report-section-districts")}</h2>
      <p>
        {say("report-districts-apart")} {say("report-districts-inherited")}
      </p>
      <Table
        caption={say("report-districts-caption")}
        rows={standing}
        columns={[
          { head: say("report-column-district"), cell: (row) => row.name, head_of_row: true },
          { head: say("report-column-score"), cell: (row) => score(row.score), value: (row) => row.score, number: true },
          { head: say("report-column-place"), cell: (row) => rank(row.rank), value: (row) => row.rank, number: true },
          { head: say("report-column-gap"), cell: (row) => points(row.gap), value: (row) => row.gap, number: true },
          { head: say("report-column-above"), cell: (row) => row.above_name || "–" },
          { head: say("report-column-below"), cell: (row) => row.below_name || "–" },
          { head: say("report-column-inherited"), cell: (row) => `${percent(row.inherited)} %`, value: (row) => 100 * row.inherited, number: true },
        ]}
      />
      <Table
        caption={say("tool-districts-parts")}
        rows={gaps}
        columns={[
          { head: say("report-column-part"), cell: (row) => told(node.get(row.node)!.name) || say("tool-index"), head_of_row: true },
          { head: say("report-districts-whole"), cell: (row) => score(row.score), value: (row) => row.score, number: true },
          { head: say("tool-column-highest"), cell: (row) => row.highest_name || "–" },
          { head: say("tool-column-lowest"), cell: (row) => row.lowest_name || "–" },
          { head: say("report-districts-gap"), cell: (row) => number(row.gap, ".1f"), value: (row) => row.gap, number: true },
        ]}
      />
    </section>
  );
}
