// What the screens tell, computed once for what is chosen.
import { computed } from "@preact/signals";
import type { Columns, Node, Note, Scores } from "../core";
import { faults } from "./problems";
import { floors, toml } from "./rules";
import { weighs } from "./same";
import { against, background, edits, editions, efforts, goal, goal_rank, goal_weights, groups, language, loaded, references, rules, shown, unit, weights, type Group } from "./state";

export type Row<C> = { [K in keyof C]-?: NonNullable<C[K]> extends ArrayLike<infer Cell> ? Cell : never };

/// Columns as rows.
export function rows<C extends object>(columns: C): Row<C>[] {
  const entries = Object.entries(columns) as [string, ArrayLike<unknown>][];
  return Array.from({ length: entries[0][1].length }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const [key, cells] of entries) row[key] = cells[at];
    return row as Row<C>;
  });
}

export type RankingRow = Row<Columns.Ranking>;
export type ProfileRow = Row<Columns.Profile>;
export type PriorityRow = Row<Columns.Priority>;

function byUnit(scores: Scores, node = ""): Map<string, RankingRow> {
  return new Map(rows(scores.ranking(node)).map((row) => [row.unit, row]));
}

/// The place of every unit, by the definition's weights; best first.
export const ranking = computed(() => byUnit(shown.value.official));
export const ranked = computed(() => [...ranking.value.values()].filter((row) => !Number.isNaN(row.rank)).length);
/// The places on any node.
const places = computed(() => (shown.value, new Map<string, Map<string, RankingRow>>()));
export function placesOn(node: string): Map<string, RankingRow> {
  let found = places.value.get(node);
  if (!found) places.value.set(node, (found = byUnit(shown.value.official, node)));
  return found;
}

export const place = computed(() => ranking.value.get(unit.value));
export const scored = computed(() => !!place.value && !Number.isNaN(place.value.rank));

export const profile = computed((): ProfileRow[] => (scored.value ? rows(shown.value.official.profile(unit.value)) : []));

function clear(row: ProfileRow): boolean {
  return row.indicator === true && row.status === "observed" && row.within_noise !== true;
}
export const priorities = computed(() => {
  const { official, earlier, content } = shown.value;
  if (!scored.value) return { line: NaN, of: new Map<string, PriorityRow>() };
  const found = official.priorities(unit.value, content.year_before ? earlier : null);
  return { line: found.effect_line, of: new Map(rows(found.rows).map((row) => [row.indicator, row])) };
});

/// What a realistic step gives, or where no earlier year tells it, the step to the upper quartile; see report/subject.py.
export function gain(id: string): number {
  const row = priorities.value.of.get(id);
  return (shown.value.content.year_before ? row?.realistic_gain : row?.upper_quartile_gain) || 0;
}
/// The indicators that are clearly development areas, first what gives most; and clearly strengths, first what adds most.
export const areas = computed(() =>
  profile.value
    .filter((row) => row.list === "development" && clear(row))
    .sort((a, b) => gain(b.node) - gain(a.node) || a.points - b.points),
);
export const strengths = computed(() =>
  profile.value.filter((row) => row.list === "strength" && clear(row)).sort((a, b) => b.points - a.points),
);

export const hasBackground = computed(() => shown.value.background.length > 0);
/// The units that are most alike by the background that is chosen, or why that cannot be said.
const found_peers = computed((): { rows: Row<Columns.Peer>[]; faults: string[] } => {
  const { official } = shown.value;
  if (!unit.value || !hasBackground.value) return { rows: [], faults: [] };
  try {
    return { rows: rows(official.peers(unit.value, PEERS, [...background.value])), faults: [] };
  } catch (error) {
    return { rows: [], faults: faults(error, "") };
  }
});
/// How many they are.
export const PEERS = 7;
export const peers = computed(() => found_peers.value.rows);
export const peers_faults = computed(() => found_peers.value.faults);

/// What the unit is compared with: that which was chosen, where it can be. Who is similar takes background, and a comparison a
/// score on both sides.
export const compared = computed((): string => {
  const asked = against.value;
  if (asked === "peers" ? peers.value.length > 0 : references.some((each) => each === asked)) return asked;
  const other = ranking.value.get(asked);
  return other && asked !== unit.value && !Number.isNaN(other.rank) ? asked : "nation";
});
/// The same as the core takes it: similar units by their codes, since they are similar by the background that is chosen.
export const reference = computed(() => (compared.value === "peers" ? peers.value.map((peer) => peer.unit) : compared.value));

/// A similar unit that is better on an indicator and has not fallen back; see report/steps.py.
export interface Adviser {
  node: string;
  unit: string;
  before: number | undefined;
  now: number;
}
export const examples = computed(() => {
  const { official, earlier } = shown.value;
  const near = peers.value.map((row) => row.unit);
  return scored.value && near.length ? rows(official.examples(unit.value, earlier, near)) : [];
});
export function advisers(node: Node): Adviser[] {
  const { figures, figuresBefore, at } = shown.value;
  const sign = node.indicator?.direction === "lower" ? -1 : 1;
  const risen = (of: Adviser) => (of.before === undefined ? 0 : sign * (of.now - of.before));
  return examples.value
    .filter((row) => row.node === node.id)
    .map((row) => {
      const before = figuresBefore.get(node.id)?.get(row.unit);
      return {
        node: node.id,
        unit: row.unit,
        before: before === undefined || Number.isNaN(before) ? undefined : before,
        now: figures.get(node.id)![at.get(row.unit)!],
      };
    })
    .filter((of) => !Number.isNaN(of.now) && risen(of) >= 0)
    .sort((a, b) => risen(b) - risen(a) || sign * (b.now - a.now) || (a.unit < b.unit ? -1 : 1));
}

export const changes = computed(() => {
  const { official, earlier } = shown.value;
  return new Map(earlier ? rows(official.changes(earlier)).map((row) => [row.unit, row]) : []);
});

/// Every year that is given, the oldest first; none where there are too few for a course, or where the figures are the reader's own.
export const years = computed(() => {
  const given = editions.value!;
  return loaded.value || given.years.length < 3 ? [] : given.years.map((year) => ({ year, edition: given.of(year) })).reverse();
});
/// The scores of every unit year by year, and whether each is measured as the last is.
export const trend = computed(() => {
  const all = years.value.map(({ edition }) => edition.official);
  const found = new Map<string, Row<Columns.Trend>[]>();
  for (const row of rows(all[all.length - 1].trend(all.slice(0, -1)))) found.set(row.unit, [...(found.get(row.unit) ?? []), row]);
  return found;
});

/// The realistic step of an indicator in the decimals of its source; nothing where none is known or it leads nowhere.
export function step(id: string): number | undefined {
  const row = priorities.value.of.get(id);
  if (!row || Number.isNaN(row.raw) || !Number.isFinite(row.realistic_raw)) return undefined;
  const to = Number(row.realistic_raw.toFixed(shown.value.decimals.get(id)));
  const better = shown.value.node.get(id)!.indicator!.direction === "higher" ? to > row.raw : to < row.raw;
  return better ? to : undefined;
}

/// What the unit aims at: by whose scores, and there the group, or the place where no group is chosen or none is higher.
export const aim = computed(() => {
  const owned = goal_weights.value === "own" && own_scored.value;
  const standing = owned ? own.value.get(unit.value)! : place.value!;
  const higher = groups.slice(groups.indexOf(standing.group as Group) + 1);
  const group = goal.value === "place" ? undefined : (higher.find((each) => each === goal.value) ?? higher[0]);
  const rank = Number.isNaN(goal_rank.value) ? Math.max(1, Math.floor(standing.rank) - 10) : goal_rank.value;
  return { owned, scores: owned ? own_scores.value : shown.value.official, higher, group, rank };
});

/// Where a result group begins.
export const limit = (scores: Scores, group: Group): number => scores.cutoffs()[groups.length - 1 - groups.indexOf(group)];

/// The changes with the least effort that reach a score or a place, outcomes among them, no longer than it needs; see
/// report/steps.py.
export function way(scores: Scores, goal: { score: number } | { rank: number }): { reached: boolean; changes: Map<string, number> } {
  const { decimals } = shown.value;
  const plan = scores.plan(unit.value, goal, true, Object.fromEntries(efforts.value));
  const steps = rows(plan.steps);
  const changes = new Map(steps.map((step) => [step.indicator, step.raised_to]));
  const enough = (id: string, to: number) => {
    const after = rows(scores.what_if(unit.value, Object.fromEntries(new Map(changes).set(id, to))))[1];
    return "score" in goal ? after.score >= goal.score : after.rank <= goal.rank;
  };
  for (const { indicator, raised_from, raised_to } of plan.reached ? steps : []) {
    const scale = 10 ** decimals.get(indicator)!;
    const back = raised_to < raised_from ? 1 : -1;
    let at = (back < 0 ? Math.ceil : Math.floor)(raised_to * scale);
    while (enough(indicator, (at + back) / scale)) at += back;
    changes.set(indicator, at / scale);
  }
  return { reached: plan.reached, changes };
}

/// What the figures that are tried give together.
export const tried = computed(() => {
  const [before, after] = rows(shown.value.official.what_if(unit.value, Object.fromEntries(edits.value)));
  return { before, after };
});
/// What one figure alone gives.
export function alone(id: string, value: number) {
  return rows(shown.value.official.what_if(unit.value, { [id]: value }))[1];
}

/// A hundredth of the scale: what scores below it count as in means that cannot have 0.
export const floor = computed(() => {
  const { official, nodes } = shown.value;
  const own = rules.value.normalise;
  if (own) return own in floors ? floors[own] : NaN;
  const scores = nodes.filter((of) => of.indicator).flatMap((of) => [...official.scores(of.id)].filter((each) => !Number.isNaN(each)));
  return Math.min(...scores) < 0 ? NaN : Math.max(...scores) / 100;
});
/// The reader's own rules, as the core takes them.
export const own_rules = computed(() => toml(rules.value, floor.value));

/// The same table by the reader's own rules and weights, or what is wrong with them; what was computed before is freed.
let latest: Scores[] = [];
const weighed = computed((): { scores: Scores; faults: string[] } => {
  for (const scores of latest) scores.release();
  latest = [];
  const { official } = shown.value;
  try {
    const changed = Object.keys(rules.value).length > 0;
    const ruled = changed ? official.ruled(own_rules.value) : official;
    if (changed) latest.push(ruled);
    const scores = ruled.weighted(Object.fromEntries(weights.value));
    latest.push(scores);
    return { scores, faults: [] };
  } catch (error) {
    return { scores: official, faults: faults(error, "") };
  }
});
export const own = computed(() => byUnit(weighed.value.scores));
export const own_scores = computed(() => weighed.value.scores);
export const own_faults = computed(() => weighed.value.faults);
/// Whether there are such, and a place by them.
export const own_scored = computed(() => weighs() && own_faults.value.length === 0 && !Number.isNaN(own.value.get(unit.value)?.rank ?? NaN));
export const own_ranked = computed(() => [...own.value.values()].filter((row) => !Number.isNaN(row.rank)).length);
/// What the figures that are tried give by them.
export const tried_own = computed(() => {
  if (!own_scored.value) return null;
  const [before, after] = rows(own_scores.value.what_if(unit.value, Object.fromEntries(edits.value)));
  return { before, after };
});
export const own_csv = (note: Note): string => weighed.value.scores.ranking_csv(language.value === "sv", note);

/// The units that have no place by the reader's own weights and rules, as a text, so that what rests on it stays as it is while
/// they do.
const unplaced = computed(() => JSON.stringify([...own.value.values()].filter((row) => Number.isNaN(row.rank)).map((row) => row.unit).sort()));
/// Whom a unit can be compared with by weights, by name.
export const rivals = computed(() => {
  const without = new Set<string>(JSON.parse(unplaced.value));
  const { units, names } = shown.value;
  const found = units.map((code, at) => ({ code, name: names[at] })).filter(({ code }) => !without.has(code) && code !== unit.value);
  return found.sort((a, b) => a.name.localeCompare(b.name, "sv"));
});

/// Scores of all units of all municipalities, opened when they are first looked at.
export const all_units = computed(() => {
  const { core, content } = shown.value;
  return content.units && core.open(content.units.definition, content.units.table);
});
/// The codes of the municipalities that have units, or districts.
export const inside = computed(() => {
  const { units, districts } = shown.value.content;
  const codes = (table: string | undefined) => new Set<string>(table ? JSON.parse(table).groups.kommun : []);
  return { units: codes(units?.table), districts: codes(districts ?? undefined) };
});
/// The units of the municipality, beside each other.
export const house = computed(() => {
  const scores = inside.value.units.has(unit.value) ? all_units.value : null;
  if (!scores) return null;
  const found = scores.providers(unit.value, "kommun", shown.value.content.units!.kind);
  return {
    nodes: new Map(scores.nodes().map((node) => [node.id, node])),
    axes: [found.first, found.second] as const,
    lines: [found.first_line, found.second_line] as const,
    units: rows(found.units),
    kinds: rows(found.kinds),
    differences: rows(found.differences),
  };
});
/// Where the districts of all municipalities stand, worked out once.
const all_districts = computed(() => {
  const { official, content } = shown.value;
  return content.districts === null ? null : official.districts(content.districts);
});
export const town = computed(() => {
  const found = inside.value.districts.has(unit.value) ? all_districts.value : null;
  return found && { places: rows(found.places).filter((row) => row.municipality === unit.value), gaps: rows(found.gaps).filter((row) => row.municipality === unit.value) };
});
