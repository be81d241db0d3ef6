// The pictures of the tool, drawn as those of reports are (report/charts/).
import type { JSX } from "preact";
import { fit, Mark, Picture, spread } from "./parts";
import { narrow } from "./state";

const wide = () => (narrow.value ? 340 : 680);

interface Shown {
  title: string;
  subtitle: string;
  alt: string;
  table: JSX.Element;
}

function Text(of: { x: number; y: number; children: string; ink?: string; anchor?: "start" | "middle" | "end"; bold?: boolean; size?: number }) {
  return (
    <text x={of.x} y={of.y} class={`f-${of.ink ?? "text"}`} text-anchor={of.anchor ?? "start"} font-size={of.size ?? 13} font-weight={of.bold ? 600 : 400}>
      {of.children}
    </text>
  );
}
function Line(of: { from: [number, number]; to: [number, number]; ink: string; width: number; dashes?: string }) {
  return (
    <line x1={of.from[0]} y1={of.from[1]} x2={of.to[0]} y2={of.to[1]} class={`s-${of.ink}`} stroke-width={of.width} stroke-dasharray={of.dashes} />
  );
}

/// Every unit as a tick on one scale, and one of them marked.
export function Strip(of: Shown & { scores: number[]; own: number; group: string; label: string; limits: [number, string][]; lowest: string; ends: [string, string] }) {
  const low = Math.min(...of.scores);
  const high = Math.max(...of.scores);
  const width = wide();
  const [left, right, base] = [8, width - 8, 62];
  const x = (score: number) => left + ((right - left) * (score - low)) / (high - low || 1);
  const inside = of.limits.filter(([limit]) => limit > low && limit < high);
  const bounds = [low, ...inside.map(([limit]) => limit), high];
  const names = [of.lowest, ...inside.map(([, name]) => name)];
  const middles = bounds.slice(1).map((b, i) => (x(bounds[i]) + x(b)) / 2);
  // Names stand on one line, or by turns on two where there is little room.
  const lines = narrow.value ? 2 : 1;
  const at: number[] = [];
  for (let line = 0; line < lines; ++line) {
    const mine = middles.filter((_, i) => i % lines === line);
    spread(mine, 100, left + 44, right - 44).forEach((x, i) => (at[i * lines + line] = x));
  }
  const own = x(of.own);
  const half = 4 * of.label.length;
  return (
    <Picture {...of} width={width} height={94 + 18 * lines}>
      <Line from={[left, base + 10]} to={[right, base + 10]} ink="axis" width={1} />
      {of.scores.map((score) => (
        <Line from={[x(score), base - 10]} to={[x(score), base + 10]} ink="axis" width={1.4} />
      ))}
      {inside.map(([limit]) => (
        <Line from={[x(limit), base - 18]} to={[x(limit), base + 20]} ink="text" width={1} dashes="4 3" />
      ))}
      {names.map((name, i) => (
        <Text x={at[i]} y={base + 38 + 18 * (i % lines)} ink="muted" anchor="middle">
          {name}
        </Text>
      ))}
      <Mark shape={of.group} x={own} y={base} size={18} />
      <Text x={Math.min(Math.max(own, left + half), right - half)} y={base - 26} anchor="middle" bold size={15}>
        {of.label}
      </Text>
      <Text x={left} y={own > width / 4 ? base - 26 : base - 46} ink="muted">
        {of.ends[0]}
      </Text>
      <Text x={right} y={own < (width * 3) / 4 ? base - 26 : base - 46} ink="muted" anchor="end">
        {of.ends[1]}
      </Text>
    </Picture>
  );
}

/// From one score to another, step by step.
export function Waterfall(of: Shown & { start: [string, number, string]; end: [string, number, string]; parts: [string, number, string][] }) {
  const width = wide();
  // Names stand before their bars, or above them where there is little room.
  const above = narrow.value ? 18 : 0;
  const [left, right, bar, step, top] = [above ? 44 : 236, width - 48, 20, 28 + above, 8 + above];
  const levels = [of.start[1]];
  for (const [, points] of of.parts) levels.push(levels[levels.length - 1] + points);
  const margin = (Math.max(...levels) - Math.min(...levels) || 1) * 0.12;
  const [low, high] = [Math.min(...levels) - margin, Math.max(...levels) + margin];
  const x = (value: number) => left + ((right - left) * (value - low)) / (high - low);
  const last = of.parts.length + 1;
  const score = (at: number, value: number, text: string) => (
    <>
      <Line from={[x(value), top + step * at]} to={[x(value), top + step * at + bar]} ink="text" width={4} />
      <Text x={x(value) + 7} y={top + step * at + 15} bold size={15}>
        {text}
      </Text>
    </>
  );
  const name = (at: number, words: string, bold = false) => (
    <Text x={0} y={top + step * at + (above ? -5 : 15)} bold={bold}>
      {fit(words, above ? width : left - 8)}
    </Text>
  );
  return (
    <Picture {...of} width={width} height={top + step * (last + 1) + 4}>
      {name(0, of.start[0], true)}
      {score(0, levels[0], of.start[2])}
      {of.parts.map(([words, points, text], i) => {
        const y = top + step * (i + 1);
        const [from, to] = [Math.min(levels[i], levels[i + 1]), Math.max(levels[i], levels[i + 1])];
        const ahead = points >= 0;
        return (
          <>
            {name(i + 1, words)}
            <Line from={[x(levels[i]), y - step + bar]} to={[x(levels[i]), y]} ink="axis" width={1} />
            <rect x={x(from)} y={y} width={Math.max(x(to) - x(from), 1)} height={bar} class={ahead ? "f-above" : "f-low"} />
            <Text x={ahead ? x(to) + 6 : x(from) - 6} y={y + 15} anchor={ahead ? "start" : "end"}>
              {text}
            </Text>
          </>
        );
      })}
      {name(last, of.end[0], true)}
      <Line from={[x(levels[levels.length - 1]), top + step * (last - 1) + bar]} to={[x(levels[levels.length - 1]), top + step * last]} ink="axis" width={1} />
      {score(last, of.end[1], of.end[2])}
    </Picture>
  );
}

export interface Point {
  name: string;
  grade: number;
  effect: number;
  list: string;
}
/// Grade against effect: what is good or bad already, and what weighs.
export function Matrix(of: Shown & { points: Point[]; line: number; fields: [string, string, string, string]; axes: [string, string] }) {
  const width = wide();
  const [side, left, top, most] = [narrow.value ? 324 : 416, 8, 24, 8];
  const reach = Math.max(1, ...of.points.map((point) => Math.abs(point.grade))) * 1.1;
  const tallest = Math.max(of.line, ...of.points.map((point) => point.effect)) * 1.12;
  const x = (grade: number) => left + (side * (grade + reach)) / (2 * reach);
  const y = (effect: number) => top + side * (1 - effect / tallest);
  const named = of.points.slice(0, most);
  // Names stand beside the picture, or below it by numbers where there is little room.
  const beside = !narrow.value;
  const heights = beside
    ? spread(named.map((point) => y(point.effect)), 20, top + 40, top + side)
    : named.map((_, i) => top + side + 48 + 20 * i);
  const label = beside ? left + side + 16 : left;
  const corners: [number, number, "start" | "end"][] = [
    [left + 8, top + 20, "start"],
    [left + side - 8, top + 20, "end"],
    [left + 8, top + side - 10, "start"],
    [left + side - 8, top + side - 10, "end"],
  ];
  const look = (list: string) => (list === "development" ? "low" : list === "strength" ? "above" : "near");
  return (
    <Picture {...of} width={width} height={top + side + 30 + (beside ? 0 : 20 * named.length + 6)}>
      <rect x={left} y={top} width={side} height={side} class="f-panel" />
      <Line from={[x(0), top]} to={[x(0), top + side]} ink="axis" width={1} />
      <Line from={[left, y(of.line)]} to={[left + side, y(of.line)]} ink="axis" width={1} />
      {of.fields.map((field, i) => (
        <Text x={corners[i][0]} y={corners[i][1]} anchor={corners[i][2]} ink="muted" bold>
          {field}
        </Text>
      ))}
      <Text x={left} y={top + side + 22} ink="muted">{`${of.axes[0]} →`}</Text>
      <Text x={beside ? label : left} y={top - 8} ink="muted">{`↑ ${of.axes[1]}`}</Text>
      {(beside ? named : []).map((point, i) => (
        <Line from={[x(point.grade), y(point.effect)]} to={[left + side + 12, heights[i] - 4]} ink="hairline" width={1} />
      ))}
      {of.points.map((point) => (
        <Mark shape={look(point.list)} x={x(point.grade)} y={y(point.effect)} size={13} />
      ))}
      {named.map((point, i) => (
        <Text x={label} y={heights[i]} bold={point.list === "development"}>
          {fit(beside ? point.name : `${i + 1} ${point.name}`, width - label)}
        </Text>
      ))}
      {(beside ? [] : named).map((point, i) => (
        <Text x={x(point.grade) + 9} y={y(point.effect) + 4} bold>
          {`${i + 1}`}
        </Text>
      ))}
    </Picture>
  );
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
