// What several screens are made of.
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { Mark } from "../core";
import { save_csv, save_png, save_svg, save_workbook } from "./exports";
import { shown } from "./state";
import { say } from "./words";

type SymbolMark = Extract<Mark, { kind: "symbol" }>;

/// A sign, by its outline or as a circle.
export function Sign({ of, ...more }: { of: SymbolMark; class: string; fill?: string; "stroke-width"?: string }) {
  const [cx, cy] = of.at;
  if (of.outline.length === 0) return <circle cx={cx} cy={cy} r={of.size / 2} {...more} />;
  return <path d={`M${of.outline.map((place) => place.join(" ")).join("L")}Z`} {...more} />;
}

export const group_name = (code: string): string => (code === "none" ? "–" : say(`group-${code}`));

const symbols = new Map<string, SymbolMark>();
function symbol(code: string): SymbolMark {
  if (!symbols.has(code)) symbols.set(code, shown.value.core.symbol(code, 11));
  return symbols.get(code)!;
}

/// A result group: its sign and its name.
export function Group({ code }: { code: string }) {
  if (code === "none") return <>–</>;
  return (
    <span class="group">
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        <Sign of={symbol(code)} class={`f-${code}`} />
      </svg>
      {group_name(code)}
    </span>
  );
}

export interface Column<R> {
  head: string;
  cell(row: R): ComponentChildren;
  number?: boolean;
  /// What files have in the cell, where that is not the text shown: a number in full.
  value?(row: R): string | number;
  /// What a row is of.
  head_of_row?: boolean;
}

/// The cell of a row as files have it.
function filed_cell<R>(column: Column<R>, row: R): string | number {
  const value = column.value?.(row);
  if (typeof value === "string" || (typeof value === "number" && !Number.isNaN(value))) return value;
  // A number that is not there is what is shown in its place: the reason, if there is one.
  const shown = column.cell(row);
  return typeof shown === "string" && shown !== "–" ? shown : "";
}

/// What of something can be had as a file: a button a kind.
function Exports({ name, of }: { name: string; of: [string, () => void][] }) {
  return (
    <p class="exports">
      {of.map(([kind, get]) => (
        <button type="button" class="link" aria-label={say("tool-get-as", { name, kind })} onClick={get}>
          {kind}
        </button>
      ))}
    </p>
  );
}

/// A table that becomes cards where the page is narrow, and that can be had as a file.
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
  const sheet = () => of.columns.map((column): [string, (string | number)[]] => [column.head, of.rows.map((row) => filed_cell(column, row))]);
  return (
    <>
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
    {of.rows.length > 0 && (
      <Exports
        name={of.caption}
        of={[
          ["CSV", () => save_csv(of.caption, sheet())],
          ["Excel", () => save_workbook(of.caption, sheet())],
        ]}
      />
    )}
    </>
  );
}

/// How high small letters of Source Sans are, of its size. Pictures are laid out for it; other type is made as high, and so about as wide.
const HIGH = 0.486;

/// A picture: what it says, what is shown, and its data as a table.
export function Picture(of: { title: string; subtitle: string; alt: string; width: number; height: number; table: JSX.Element; children: ComponentChildren }) {
  const drawn = useRef<SVGSVGElement>(null);
  return (
    <figure>
      <figcaption>
        <strong>{of.title}</strong> {of.subtitle}
      </figcaption>
      <svg ref={drawn} class="picture" style={{ fontSizeAdjust: HIGH }} viewBox={`0 0 ${of.width} ${of.height}`} role="img" aria-label={of.alt}>
        {of.children}
      </svg>
      <Exports
        name={of.title}
        of={[
          ["PNG", () => void save_png(drawn.current!, of.title, of.subtitle)],
          ["SVG", () => save_svg(drawn.current!, of.title, of.subtitle)],
        ]}
      />
      <details>
        <summary>{say("report-data")}</summary>
        {of.table}
      </details>
    </figure>
  );
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

/// A number of something named, that is set by a slider or by a stepper beside it.
export function Slider(of: {
  name: string;
  label: string;
  said: string;
  field: string;
  text: string;
  value: number;
  low: number;
  high: number;
  step: number;
  /// What stands in the stepper's place, where the number may not be set.
  fixed?: string;
  set(value: number): void;
  children?: ComponentChildren;
}) {
  return (
    <div class="weight">
      <span class="name" aria-hidden="true">
        {of.name}
      </span>
      <input
        type="range"
        aria-label={of.label}
        aria-valuetext={of.said}
        min={of.low}
        max={of.high}
        step={of.step}
        value={of.value}
        disabled={of.fixed !== undefined}
        onInput={(event) => of.set(event.currentTarget.valueAsNumber)}
      />
      {of.fixed === undefined ? <Stepper {...of} label={of.field} /> : <span class="stepper">{of.fixed}</span>}
      {of.children}
    </div>
  );
}

/// A file that the reader opens: a button, since fields for files say what they are in the browser's language.
export function Opener(of: { label: string; accept: string; take(file: File): void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => field.current!.click()}>
        {of.label}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept={of.accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again, once it is mended.
          event.currentTarget.value = "";
          if (file) of.take(file);
        }}
      />
    </>
  );
}

/// The most faults that are listed.
const MOST_FAULTS = 20;

/// What is wrong, a line each.
export function Faults({ lines, head }: { lines: string[]; head: string }) {
  return (
    <div role="alert" class="faults">
      {lines.length > 0 && (
        <>
          <p>{head}</p>
          <ul>
            {lines.slice(0, MOST_FAULTS).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          {lines.length > MOST_FAULTS && <p>{say("tool-more-faults", { number: String(lines.length - MOST_FAULTS) })}</p>}
        </>
      )}
    </div>
  );
}
