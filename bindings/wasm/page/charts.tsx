// The pictures of the tool. Where marks stand in those that reports have too, the core says.
import type { JSX } from "preact";
import type { Figure, Mark, Matrix as MatrixOf, Picture as Drawing, Place, Strip as StripOf } from "../core";
import { fit, path, Picture, spread } from "./parts";
import { narrow, shown } from "./state";

const wide = () => (narrow.value ? 340 : 680);

interface Shown {
  title: string;
  subtitle: string;
  alt: string;
  table: JSX.Element;
}

function Text(of: { x: number; y: number; children: string; ink?: string; anchor?: "start" | "middle" | "end"; bold?: boolean; size?: number; turn?: number }) {
  return (
    <text x={of.x} y={of.y} class={`f-${of.ink ?? "text"}`} text-anchor={of.anchor ?? "start"} font-size={of.size ?? 13} font-weight={of.bold ? 600 : 400} transform={of.turn ? `rotate(${of.turn} ${of.x} ${of.y})` : undefined}>
      {of.children}
    </text>
  );
}
function Line(of: { from: [number, number]; to: [number, number]; ink: string; width: number; dashes?: string }) {
  return (
    <line x1={of.from[0]} y1={of.from[1]} x2={of.to[0]} y2={of.to[1]} class={`s-${of.ink}`} stroke-width={of.width} stroke-dasharray={of.dashes} />
  );
}

/// How many of the page's points are a millimetre of the core's pictures, and what those are drawn on.
const MILLIMETRE = 4;
const paper = () => ({ width: wide() / MILLIMETRE, small: 13 / MILLIMETRE, plain: 15 / MILLIMETRE });

/// A picture of the core.
function Drawn({ of, picture }: { of: Shown; picture: Drawing }) {
  return (
    <Picture {...of} width={MILLIMETRE * picture.width} height={MILLIMETRE * picture.height}>
      <g transform={`scale(${MILLIMETRE})`}>{picture.marks.map(drawn)}</g>
    </Picture>
  );
}
const way = (points: Place[]) => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}`;
const edged = (ink: string, edge: string) => `f-${ink}${edge && ` s-${edge}`}`;

function drawn(mark: Mark): JSX.Element {
  switch (mark.kind) {
    case "line":
      return <Line from={mark.start} to={mark.end} ink={mark.ink} width={mark.width} dashes={mark.dashes || undefined} />;
    case "box": {
      const [x, y] = mark.corner;
      return <rect x={x} y={y} width={mark.width} height={mark.height} class={edged(mark.ink, mark.edge)} fill-opacity={mark.depth} stroke-width="0.25" />;
    }
    case "area":
      return <path d={mark.rings.map((ring) => `${way(ring)}Z`).join("")} class={edged(mark.ink, mark.edge)} stroke-width={mark.width} />;
    case "path":
      return <path d={way(mark.points)} class={`s-${mark.ink}`} fill="none" stroke-width={mark.width} />;
    case "symbol": {
      const d = mark.outline.length ? `${way(mark.outline)}Z` : path("near", ...mark.at, mark.size);
      return (
        <>
          <path d={d} class="s-ground" fill="none" stroke-width="1" />
          <path d={d} class={`f-${mark.ink}`} />
        </>
      );
    }
    case "text": {
      const [x, y] = mark.at;
      return (
        <Text x={x} y={y} ink={mark.ink} anchor={mark.anchor} bold={mark.bold} size={mark.size} turn={mark.turn}>
          {mark.words}
        </Text>
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

/// Places by two sets of weights, a line a unit.
export function Slope(of: Shown & { heads: [string, string]; lines: { name: string; from: number; to: number; own: boolean }[]; last: number }) {
  const width = wide();
  const [left, right, top, height] = [width * 0.31, width * 0.69, 30, 440];
  const y = (place: number) => top + 14 + ((height - 28) * (place - 1)) / (of.last - 1 || 1);
  const froms = spread(of.lines.map((line) => y(line.from)), 19, top, top + height);
  const tos = spread(of.lines.map((line) => y(line.to)), 19, top, top + height);
  const ink = (own: boolean) => (own ? "text" : "axis");
  return (
    <Picture {...of} width={width} height={top + height + 10}>
      <Text x={left} y={16} anchor="end" bold>
        {of.heads[0]}
      </Text>
      <Text x={right} y={16} bold>
        {of.heads[1]}
      </Text>
      {of.lines.map((line, i) => (
        <Line from={[left + 6, froms[i] - 4]} to={[right - 6, tos[i] - 4]} ink={ink(line.own)} width={line.own ? 3 : 1.4} />
      ))}
      {of.lines.map((line, i) => (
        <>
          <Text x={left} y={froms[i]} anchor="end" bold={line.own}>{`${fit(line.name, left - 40)} ${line.from}`}</Text>
          <Text x={right} y={tos[i]} bold={line.own}>{`${line.to} ${fit(line.name, left - 40)}`}</Text>
        </>
      ))}
    </Picture>
  );
}

/// What a panel has of a year; `why` where it has no figure of its own.
export interface TrendYear {
  year: string;
  own: Figure | undefined;
  mean: Figure | undefined;
  why: string;
  /// Whether it can be compared with the year before it.
  joined: boolean;
}
export interface Panel {
  name: string;
  years: TrendYear[];
}
/// Several years: own beside the mean of all, and no line across a year that measured something else.
export function Trend(of: Shown & { panels: Panel[]; names: [string, string]; broken: string }) {
  const width = wide();
  const across = narrow.value ? 1 : 2;
  const [side, height] = [across === 1 ? width : width / 2 - 14, 210];
  return (
    <Picture {...of} width={width} height={height * Math.ceil(of.panels.length / across)}>
      {of.panels.map((panel, i) => (
        <g transform={`translate(${(width / 2 + 14) * (i % across)} ${height * Math.floor(i / across)})`}>
          <Text x={0} y={18} bold>
            {fit(panel.name, side)}
          </Text>
          <Course years={panel.years} names={of.names} broken={of.broken} side={side} />
        </g>
      ))}
    </Picture>
  );
}

function Course({ years, names, broken, side }: { years: TrendYear[]; names: [string, string]; broken: string; side: number }) {
  const values = years.flatMap(({ own, mean }) => [own, mean]).flatMap((each) => (each ? [each.value] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last, top, base] = [24, side - 124, 56, 152];
  const x = (at: number) => first + ((last - first) * at) / (years.length - 1);
  const y = (value: number) => base - 20 - ((base - top - 20) * (value - low)) / (high - low || 1);
  // Notes of neighbouring years stand on two lines by turns where they are wider than the room of a year.
  const aside = (note: string, at: number) => (at % 2 && note.length * 6.1 > (last - first) / (years.length - 1) ? 13 : 0);
  const lines = [
    { which: "mean", ink: "axis", width: 2, size: 7 },
    { which: "own", ink: "text", width: 3.5, size: 10 },
  ] as const;
  const ends = lines.flatMap(({ which, ink }) => {
    const end = years[years.length - 1][which];
    return end ? [{ at: y(end.value), name: which === "own" ? names[0] : `${names[1]} ${end.text}`, own: which === "own", ink }] : [];
  });
  const heights = spread(ends.map(({ at }) => at), 17, top, base + 4);
  return (
    <>
      <Line from={[first, base + 6]} to={[last + 12, base + 6]} ink="axis" width={1} />
      {years.map(({ year, why, joined }, at) => (
        <>
          <Text x={x(at)} y={base + 24} ink="muted" anchor="middle">
            {year}
          </Text>
          {why && (
            <Text x={x(at)} y={top - 14 - aside(why, at)} ink="muted" anchor="middle" size={11}>
              {why}
            </Text>
          )}
          {!joined && (
            <>
              <Line from={[(x(at) + x(at - 1)) / 2, top - 10]} to={[(x(at) + x(at - 1)) / 2, base + 6]} ink="axis" width={1} dashes="4 4" />
              <Text x={(x(at) + x(at - 1)) / 2} y={base + 40 + aside(broken, at)} ink="muted" anchor="middle" size={11}>
                {broken}
              </Text>
            </>
          )}
        </>
      ))}
      {lines.map(({ which, ink, width, size }) =>
        years.map(({ [which]: here, joined }, at) => {
          const before = years[at - 1]?.[which];
          if (!here) return null;
          return (
            <>
              {before && joined && <Line from={[x(at - 1), y(before.value)]} to={[x(at), y(here.value)]} ink={ink} width={width} />}
              <path d={path("near", x(at), y(here.value), size)} class="s-ground" fill="none" stroke-width="4" />
              <path d={path("near", x(at), y(here.value), size)} class={`f-${ink}`} />
            </>
          );
        }),
      )}
      {years.map(({ own, mean }, at) =>
        own ? (
          <Text x={x(at)} y={y(own.value) + (mean && own.value < mean.value ? 20 : -9)} anchor="middle" bold>
            {own.text}
          </Text>
        ) : null,
      )}
      {ends.map(({ name, own }, i) => (
        <Text x={last + 14} y={heights[i] + 4} ink={own ? "text" : "muted"} bold={own}>
          {fit(name, 106, own ? 16 : 13)}
        </Text>
      ))}
    </>
  );
}
