// The map of Sweden's municipalities, drawn as that of a launch (lib/chart/map.cpp).
import type { JSX } from "preact";
import { group_name, Picture } from "./parts";
import { narrow } from "./state";
import { say } from "./words";

/// As present/boundaries.py gives them.
export interface Boundaries {
  step: number;
  shapes: Record<string, number[][]>;
}

type Point = [number, number];
/// Rings of points in kilometres to the east and south.
export type Outline = Point[][];

export function outline(rings: number[][], step: number): Outline {
  return rings.map((ring) => {
    let [x, y] = [0, 0];
    const points: Point[] = [];
    for (let at = 0; at < ring.length; at += 2) {
      [x, y] = [x + ring[at], y - ring[at + 1]];
      points.push([(x * step) / 1000, (y * step) / 1000]);
    }
    return points;
  });
}

interface Box {
  west: number;
  east: number;
  north: number;
  south: number;
}
function around(points: Point[]): Box {
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { west: Math.min(...across), east: Math.max(...across), north: Math.min(...down), south: Math.max(...down) };
}
/// The middle of the part with the longest outline.
function middle(of: Outline): Point {
  const box = around(of.reduce((longest, ring) => (ring.length > longest.length ? ring : longest)));
  return [(box.west + box.east) / 2, (box.north + box.south) / 2];
}

export interface Area {
  unit: string;
  name: string;
  group: string;
  outline: Outline;
}

/// The groups in the order of the key; lightness rises or falls along it, and the lower ones have patterns too.
export const KEY = ["high", "above", "near", "below", "low", "none"] as const;
/// The municipalities about which the map is drawn larger, and how far, in kilometres to the north and south.
const LARGER = ["0180", "1480", "1280"];
const NEAR = 36;
const PART = 150;

export function Sweden(of: { title: string; subtitle: string; alt: string; table: JSX.Element; areas: Area[]; chosen: string; choose(unit: string): void }) {
  const { areas } = of;
  const larger = LARGER.flatMap((unit) => areas.find((area) => area.unit === unit) ?? []);
  const small = narrow.value;
  const [width, row] = [small ? 340 : 680, 24];
  const key = row * KEY.length + 12;
  const [side, tall] = small ? [width, 580] : [350, Math.max(440, key + larger.length * (PART + 28))];
  const box = around(areas.flatMap((area) => area.outline.flat()));
  const scale = Math.min((side - 8) / (box.east - box.west), (tall - 8) / (box.south - box.north));
  // Where there is little room the key stands above, and what is drawn larger below.
  const [beside, top, below] = small ? [0, key, key + tall] : [side + 20, 0, key];
  const whole = ([x, y]: Point): Point => [4 + scale * (x - box.west), top + 4 + scale * (y - box.north)];
  const room = width - beside;
  return (
    <Picture {...of} width={width} height={small ? below + larger.length * (PART + 28) : tall}>
      <defs>
        <pattern id="map-below" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" class="f-below" />
          <rect width="1.2" height="5" class="f-ground" />
        </pattern>
        <pattern id="map-low" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" class="f-low" />
          <circle cx="2.5" cy="2.5" r="1.1" class="f-ground" />
        </pattern>
      </defs>
      <Areas {...of} at={whole} />
      <Chosen {...of} at={whole} named={[width - 4, 15]} />
      {KEY.map((group, i) => (
        <>
          <rect x={beside + 1} y={row * i + 3} width="24" height="16" class={`s-axis ${filled(group)}`} fill={pattern(group)} stroke-width="1" />
          <text x={beside + 34} y={row * i + 16} class="f-text" font-size="13">
            {group === "none" ? say("report-map-none") : group_name(group)}: {String(areas.filter((area) => area.group === group).length)}
          </text>
        </>
      ))}
      {larger.map((about, i) => {
        const y = below + i * (PART + 28);
        const [x0, y0] = middle(about.outline);
        const more = PART / (2 * NEAR);
        const at = ([x, y]: Point): Point => [room / 2 + more * (x - x0), PART / 2 + more * (y - y0)];
        const seen = areas.filter(({ outline }) => {
          const { west, east, north, south } = around(outline.flat());
          return Math.abs(y0 - (north + south) / 2) < NEAR + (south - north) / 2 && Math.abs(x0 - (west + east) / 2) < room / (2 * more) + (east - west) / 2;
        });
        return (
          <>
            <text x={beside} y={y + 18} class="f-text" font-size="13" font-weight="600">
              {about.name}
            </text>
            <svg x={beside} y={y + 24} width={room} height={PART}>
              <Areas {...of} at={at} areas={seen} />
              <Chosen {...of} areas={seen} at={at} />
              <rect width={room} height={PART} fill="none" class="s-axis" stroke-width="2" />
            </svg>
          </>
        );
      })}
    </Picture>
  );
}

const pattern = (group: string) => (group === "below" || group === "low" ? `url(#map-${group})` : undefined);
const filled = (group: string) => (pattern(group) ? "" : group === "none" ? "f-ground" : `f-${group}`);

function drawn(of: Outline, at: (point: Point) => Point): string {
  const written = (point: Point) => at(point).map((each) => Number(each.toFixed(1))).join(" ");
  return of.map((ring) => `M${ring.map(written).join("L")}Z`).join("");
}

function Areas(of: { areas: Area[]; at(point: Point): Point; choose(unit: string): void }) {
  return (
    <g stroke-linejoin="round" fill-rule="evenodd">
      {of.areas.map(({ unit, name, group, outline }) => (
        <path
          data-unit={unit}
          data-group={group}
          d={drawn(outline, of.at)}
          class={`area ${filled(group)} ${group === "none" ? "s-axis" : "s-ground"}`}
          fill={pattern(group)}
          stroke-width="0.6"
          onClick={() => of.choose(unit)}
        >
          <title>{`${name}: ${group === "none" ? say("report-map-none") : group_name(group)}`}</title>
        </path>
      ))}
    </g>
  );
}

/// The outline of the one that is chosen, and its name where there is room.
function Chosen(of: { areas: Area[]; chosen: string; at(point: Point): Point; named?: [number, number] }) {
  const chosen = of.areas.find((area) => area.unit === of.chosen);
  if (!chosen) return null;
  const d = drawn(chosen.outline, of.at);
  const box = around(chosen.outline.flat().map(of.at));
  return (
    <g fill="none" stroke-linejoin="round" pointer-events="none">
      <path d={d} class="s-ground" stroke-width="5" />
      <path d={d} class="s-text" stroke-width="2.5" data-chosen={chosen.unit} />
      {of.named && (
        <text
          x={Math.min(box.east + 8, of.named[0] - 8.5 * chosen.name.length)}
          y={(box.north + box.south) / 2 + 5}
          class="f-text s-ground"
          font-size={of.named[1]}
          font-weight="600"
          stroke-width="4"
          paint-order="stroke"
        >
          {chosen.name}
        </text>
      )}
    </g>
  );
}
