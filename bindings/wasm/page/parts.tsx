// What several screens are made of.
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { say } from "./words";

/// Shapes of the result groups, as in report/charts/svg.py; eyes that see no colours tell them by these.
const shapes: Record<string, [number, number][]> = {
  high: [[0, -0.62], [0.62, 0], [0, 0.62], [-0.62, 0]],
  above: [[0, -0.56], [0.6, 0.46], [-0.6, 0.46]],
  near: [],
  below: [[0, 0.56], [0.6, -0.46], [-0.6, -0.46]],
  low: [[-0.45, -0.45], [0.45, -0.45], [0.45, 0.45], [-0.45, 0.45]],
};
export function path(shape: string, x: number, y: number, size: number): string {
  const r = size / 2;
  const points = shapes[shape];
  if (!points?.length) return `M${x - r} ${y}a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0Z`;
  return `M${points.map(([dx, dy]) => `${x + dx * size} ${y + dy * size}`).join("L")}Z`;
}

/// A mark of a picture, with a halo that parts it from what lies under it.
export function Mark({ shape, x, y, size, ink = shape }: { shape: string; x: number; y: number; size: number; ink?: string }) {
  return (
    <>
      <path d={path(shape, x, y, size)} class="s-ground" fill="none" stroke-width="4" />
      <path d={path(shape, x, y, size)} class={`f-${ink}`} />
    </>
  );
}

/// A result group: its shape and its name.
export function Group({ code }: { code: string }) {
  if (code === "none") return <>–</>;
  return (
    <span class="group">
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        <path d={path(code, 0, 0, 11)} class={`f-${code}`} />
      </svg>
      {say(`group-${code}`)}
    </span>
  );
}

export interface Column<R> {
  head: string;
  cell(row: R): ComponentChildren;
  number?: boolean;
  /// What a row is of.
  head_of_row?: boolean;
}

/// A table that becomes cards where the page is narrow.
export function Table<R>(of: { caption: string; columns: Column<R>[]; rows: R[]; marked?(row: R): boolean; hidden?: boolean }) {
  const cells = (row: R) =>
    of.columns.map((column) => {
      const kind = column.number ? "number" : undefined;
      if (column.head_of_row)
        return (
          <th scope="row" class={kind}>
            {column.cell(row)}
          </th>
        );
      return (
        <td class={kind} data-head={column.head}>
          {column.cell(row)}
        </td>
      );
    });
  return (
    <table>
      <caption class={of.hidden ? "unseen" : undefined}>{of.caption}</caption>
      <thead>
        <tr>
          {of.columns.map((column) => (
            <th scope="col" class={column.number ? "number" : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.rows.map((row) => (
          <tr class={of.marked?.(row) ? "marked" : undefined}>{cells(row)}</tr>
        ))}
      </tbody>
    </table>
  );
}

/// A picture: what it says, what is shown, and its data as a table.
export function Picture(of: { title: string; subtitle: string; alt: string; width: number; height: number; table: JSX.Element; children: ComponentChildren }) {
  return (
    <figure>
      <figcaption>
        <strong>{of.title}</strong> {of.subtitle}
      </figcaption>
      <svg class="picture" viewBox={`0 0 ${of.width} ${of.height}`} role="img" aria-label={of.alt}>
        {of.children}
      </svg>
      <details>
        <summary>{say("report-data")}</summary>
        {of.table}
      </details>
    </figure>
  );
}

/// Moves places of labels apart until none is nearer than a gap to the next, within an interval; their order stays.
export function spread(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b]);
  const placed: number[] = [];
  let at = low - gap;
  for (const i of order) placed[i] = at = Math.max(wanted[i], at + gap);
  let limit = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], limit);
    limit = placed[i] - gap;
  }
  return placed;
}

/// Cuts words that are longer than a width; the table beside the picture has them whole.
export function fit(words: string, width: number, size = 13): string {
  const most = Math.floor(width / (0.52 * size));
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

/// A number that is set by buttons or by writing it.
export function Stepper(of: { label: string; value: number; step: number; low?: number; high?: number; text: string; set(value: number): void }) {
  const id = useId();
  const decimals = Math.max(0, -Math.floor(Math.log10(of.step)));
  const put = (value: number) => {
    if (Number.isNaN(value)) return;
    of.set(Number(Math.min(Math.max(value, of.low ?? -Infinity), of.high ?? Infinity).toFixed(decimals)));
  };
  return (
    <span class="stepper">
      <button type="button" aria-label={say("tool-less", { of: of.label })} onClick={() => put(of.value - of.step)}>
        −
      </button>
      <label for={id} class="unseen">
        {of.label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        step="any"
        min={of.low}
        max={of.high}
        value={of.text}
        onChange={(event) => put(event.currentTarget.valueAsNumber)}
      />
      <button type="button" aria-label={say("tool-more", { of: of.label })} onClick={() => put(of.value + of.step)}>
        +
      </button>
    </span>
  );
}

/// Gives the reader a file.
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // The browser has to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
