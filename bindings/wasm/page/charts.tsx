// The pictures of the tool. Where their marks stand the core says, as it does in reports.
import type { ComponentChildren, JSX } from "preact";
import type { Fields as FieldsOf, Mark, Matrix as MatrixOf, Paper, Picture as Drawing, Place, Slope as SlopeOf, Strip as StripOf, Trend as TrendOf } from "../core";
import { Picture, Sign } from "./parts";
import { narrow, shown } from "./state";

export interface Shown {
  title: string;
  subtitle: string;
  alt: string;
  table: JSX.Element;
}

/// How many of the page's points are a millimetre of the core's pictures.
const MILLIMETRE = 4;
/// What pictures are drawn on. The fonts of browsers are wider than that of reports.
export const paper = (): Paper => ({ width: (narrow.value ? 340 : 680) / MILLIMETRE, small: 13 / MILLIMETRE, plain: 15 / MILLIMETRE, letter: 0.64 });

type Filled = Extract<Mark, { kind: "area" | "box" }>;
/// What an area or a box has beside its place and its colours.
type More = (mark: Filled) => object;

/// A picture of the core.
export function Drawn({ of, picture, more = () => ({}), children }: { of: Shown; picture: Drawing; more?: More; children?: ComponentChildren }) {
  return (
    <Picture {...of} width={MILLIMETRE * picture.width} height={MILLIMETRE * picture.height}>
      {children}
      <g transform={`scale(${MILLIMETRE})`} stroke-linejoin="round">
        {picture.marks.map((mark) => drawn(mark, more))}
      </g>
    </Picture>
  );
}

/// A place to hundredths of a millimetre.
const written = (place: Place) => place.map((each) => Number(each.toFixed(2))).join(" ");
const way = (points: Place[]) => `M${points.map(written).join("L")}`;
const edged = (ink: string, edge: string) => `f-${ink}${edge && ` s-${edge}`}`;

function drawn(mark: Mark, more: More): JSX.Element {
  switch (mark.kind) {
    case "line": {
      const [[x1, y1], [x2, y2]] = [mark.start, mark.end];
      return <line x1={x1} y1={y1} x2={x2} y2={y2} class={`s-${mark.ink}`} stroke-width={mark.width} stroke-dasharray={mark.dashes || undefined} />;
    }
    case "box": {
      const [x, y] = mark.corner;
      return <rect x={x} y={y} width={mark.width} height={mark.height} class={edged(mark.ink, mark.edge)} fill-opacity={mark.depth} stroke-width="0.25" {...more(mark)} />;
    }
    case "area":
      return <path d={mark.rings.map((ring) => `${way(ring)}Z`).join("")} class={edged(mark.ink, mark.edge)} stroke-width={mark.width} {...more(mark)} />;
    case "path":
      return <path d={way(mark.points)} class={`s-${mark.ink}`} fill="none" stroke-width={mark.width} />;
    case "symbol":
      return (
        <>
          <Sign of={mark} class="s-ground" fill="none" stroke-width="1" />
          <Sign of={mark} class={`f-${mark.ink}`} />
        </>
      );
    case "text": {
      const [x, y] = mark.at;
      return (
        <text x={x} y={y} class={`f-${mark.ink}`} text-anchor={mark.anchor} font-size={mark.size} font-weight={mark.bold ? 600 : 400} transform={mark.turn ? `rotate(${mark.turn} ${x} ${y})` : undefined}>
          {mark.words}
        </text>
      );
    }
  }
}

/// Every unit as a tick on one scale, and one of them marked.
export function Strip(of: Shown & { strip: StripOf }) {
  return <Drawn of={of} picture={shown.value.core.draw_strip(of.strip, paper())} />;
}

/// From one score to another, step by step.
export function Waterfall(of: Shown & { start: [string, number, string]; end: [string, number, string]; parts: [string, number, string][] }) {
  const named = ([name, value, text]: [string, number, string]) => ({ name, figure: { value, text } });
  const waterfall = { start: named(of.start), end: named(of.end), parts: of.parts.map(named) };
  return <Drawn of={of} picture={shown.value.core.draw_waterfall(waterfall, paper())} />;
}

/// Grade against effect: what is good or bad already, and what weighs.
export function Matrix(of: Shown & { matrix: MatrixOf }) {
  return <Drawn of={of} picture={shown.value.core.draw_matrix(of.matrix, paper())} />;
}

/// Two scores of every unit, and the fields that their means part.
export function Fields(of: Shown & { fields: FieldsOf }) {
  return <Drawn of={of} picture={shown.value.core.draw_fields(of.fields, paper())} />;
}

/// Places by two sets of weights, a line a unit.
export function Slope(of: Shown & { slope: SlopeOf }) {
  return <Drawn of={of} picture={shown.value.core.draw_slope(of.slope, paper())} />;
}

/// Several years: own beside the mean of all, and no line across a year that measured something else.
export function Trend(of: Shown & { trend: TrendOf }) {
  return <Drawn of={of} picture={shown.value.core.draw_trend(of.trend, paper())} />;
}
