// The map of Sweden's municipalities, on which one can be chosen.
import type { Place, UnitMap } from "../core";
import { Drawn, paper, type Shown } from "./charts";
import { group_name } from "./parts";
import { shown } from "./state";
import { say } from "./words";

/// As present/boundaries.py gives them.
export interface Boundaries {
  step: number;
  shapes: Record<string, number[][]>;
}

/// Rings of points in kilometres to the east and north.
export type Outline = Place[][];

export function outline(rings: number[][], step: number): Outline {
  return rings.map((ring) => {
    let [x, y] = [0, 0];
    const points: Place[] = [];
    for (let at = 0; at < ring.length; at += 2) {
      [x, y] = [x + ring[at], y + ring[at + 1]];
      points.push([(x * step) / 1000, (y * step) / 1000]);
    }
    return points;
  });
}

export interface Area {
  unit: string;
  name: string;
  group: string;
  outline: Outline;
}

/// The groups in the order of the key; lightness rises or falls along it, and the lower ones have patterns too.
export const KEY = ["high", "above", "near", "below", "low", "none"] as const;
/// The municipalities about which the map is drawn larger.
const LARGER = ["0180", "1480", "1280"];

/// What a group is called on the map.
export const told = (group: string): string => (group === "none" ? say("report-map-none") : group_name(group));

export function Sweden(of: Shown & { areas: Area[]; chosen: string; choose(unit: string): void }) {
  const { areas } = of;
  const part = (unit: string) => areas.flatMap((area, about) => (area.unit === unit ? { about, name: area.name } : []));
  const group = (code: string) => (code === "none" ? "" : code);
  const map: UnitMap = {
    units: areas.map((area) => ({ rings: area.outline, group: group(area.group) })),
    key: KEY.map((code) => ({ group: group(code), name: `${told(code)}: ${areas.filter((area) => area.group === code).length}` })),
    larger: LARGER.flatMap(part),
    chosen: part(of.chosen)[0] ?? null,
  };
  return (
    <Drawn
      of={of}
      picture={shown.value.core.draw_map(map, paper())}
      more={(mark) => {
        const filled = mark.ink === "below" || mark.ink === "low" ? { fill: `url(#map-${mark.ink})`, class: `s-${mark.edge}` } : {};
        if (mark.kind === "box") return filled;
        const { unit, name, group } = areas[mark.item];
        return { ...filled, "data-unit": unit, "data-group": group, onClick: () => of.choose(unit), children: <title>{`${name}: ${told(group)}`}</title> };
      }}
    >
      <defs>
        <pattern id="map-below" width="1.25" height="1.25" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.25" height="1.25" class="f-below" />
          <rect width="0.3" height="1.25" class="f-ground" />
        </pattern>
        <pattern id="map-low" width="1.25" height="1.25" patternUnits="userSpaceOnUse">
          <rect width="1.25" height="1.25" class="f-low" />
          <circle cx="0.625" cy="0.625" r="0.275" class="f-ground" />
        </pattern>
      </defs>
    </Drawn>
  );
}
