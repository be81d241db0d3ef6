// The state in the address: all of it comes back, and what means no good is as nothing.
import { beforeAll, expect, test } from "vitest";
import { choices, steps } from "../../../bindings/wasm/page/rules";
import * as state from "../../../bindings/wasm/page/state";
import { chance } from "./chance";
import { opened } from "./opened";

beforeAll(opened);

const signals = {
  year: state.year,
  unit: state.unit,
  screen: state.screen,
  node: state.node,
  against: state.against,
  language: state.language,
  theme: state.theme,
  weights: state.weights,
  locks: state.locks,
  rules: state.rules,
  rival: state.rival,
  lever: state.lever,
  edits: state.edits,
  efforts: state.efforts,
  goal: state.goal,
  goal_rank: state.goal_rank,
  goal_weights: state.goal_weights,
  background: state.background,
  fair: state.fair,
};
const all = () => Object.fromEntries(Object.entries(signals).map(([name, of]) => [name, of.value]));
const begin = () => (state.restore(""), all());

test("nothing is said of what is as it begins", () => {
  begin();
  expect(state.address()).toBe("#");
});

test("every state comes back from its address", () => {
  const next = chance(2);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)];
  for (let round = 0; round < 500; ++round) {
    begin();
    state.year.value = next() < 0.5 ? "" : "2013";
    const { units, nodes, children, root } = state.shown.value;
    state.unit.value = one(units);
    state.screen.value = one(state.offered.value);
    state.node.value = next() < 0.5 ? "" : one(nodes.filter((of) => of !== root)).id;
    state.against.value = next() < 0.5 ? one(state.references) : one(units.filter((of) => of !== state.unit.value));
    state.language.value = one(["sv", "en"] as const);
    state.theme.value = one(state.themes);
    const siblings = one([...children.values()].filter((of) => of.length > 1));
    state.weights.value = new Map(siblings.map(({ id }, at) => [id, at ? Math.round(1e8 * next()) / 1e6 : 50]));
    state.locks.value = new Set(siblings.filter(() => next() < 0.5).map(({ id }) => id));
    state.rules.value = Object.fromEntries(steps.filter(() => next() < 0.3).map((step) => [step, one(choices[step])]));
    state.rival.value = next() < 0.5 ? one(units.filter((of) => of !== state.unit.value)) : "";
    state.lever.value = siblings[0].parent === root.id ? "" : siblings[0].parent;
    const tried = nodes.filter((of) => of.indicator && next() < 0.3);
    state.edits.value = new Map(tried.map(({ id, indicator }) => [id, indicator!.range?.[1] ?? Math.round(100 * next()) / 10]));
    const { low, high, step } = state.EFFORT;
    const efforts = tried.map(({ id }): [string, number] => [id, low + step * Math.floor(next() * ((high - low) / step + 1))]);
    state.efforts.value = new Map(efforts.filter(([, effort]) => effort !== 1));
    state.goal.value = one(["", "place", ...state.groups] as const);
    state.goal_rank.value = next() < 0.5 ? NaN : 1 + Math.floor(next() * units.length);
    state.goal_weights.value = one(["", "own"] as const);
    state.background.value = state.shown.value.background.filter(() => next() < 0.3);
    state.fair.value = next() < 0.5;
    const [said, was] = [state.address(), all()];
    begin();
    state.restore(said);
    expect(all()).toEqual(was);
    expect(state.address()).toBe(said);
  }
});

test.each([
  "year=2014",
  "year=1999&year=__proto__",
  "unit=9999&screen=nowhere&language=xx&theme=neon&node=nothing&against=nobody",
  "unit=__proto__&node=constructor&against=toString&screen=hasOwnProperty",
  "unit=<img src=x onerror=alert(1)>&weights=__proto__:1~index:5&locks=__proto__~index",
  "normalise=none&aggregate=first_if&missing=__proto__&rival=nobody&lever=index",
  "lever=trygghet_htj&normalise=min_max%22%0A%5B%5Bnode%5D%5D",
  "weights=information:50",
  "efforts=trygghet_htj:0~bemotande_htj:5.5~personalkontinuitet_htj:1~information:2~__proto__:2",
  "goal=heaven&goal_rank=0&goal_weights=mine&background=__proto__~nothing",
  "goal=none&goal_rank=291&goal_rank=-1&background=trygghet_htj",
  "weights=information:0~utforande:0~stod_och_utveckling:0",
  "weights=information:NaN~utforande:-1~stod_och_utveckling:Infinity",
  "weights=information:1e2~utforande:0x10~stod_och_utveckling:1_0",
  "weights=information:101~utforande:50~stod_och_utveckling:50",
  "edits=trygghet_htj:1e9~trygghet_htj:-4~nothing:3~utforande:3~trygghet_htj:100.1",
  "edits=trygghet_htj:٣~trygghet_htj: 3~trygghet_htj:3 ~trygghet_htj:+3~trygghet_htj:3.~trygghet_htj:.3",
  `edits=trygghet_htj:${"9".repeat(400)}`,
  "%",
  "unit=%E0%A4%A&unit=%00",
  "&&==&=&a=b&~~:::",
])("an address that says nonsense is as none: %s", (nonsense) => {
  const usual = begin();
  state.restore(`#${nonsense}`);
  expect(all()).toEqual(usual);
});

test("whatever an address says, what is taken is what could have been chosen", () => {
  const next = chance(3);
  const good =
    "unit=1290&screen=weights&node=utforande&against=0125&language=en&theme=dark&locks=information&rival=0114&lever=utforande&normalise=rank&edits=trygghet_htj%3A41" +
    "&efforts=trygghet_htj%3A2.5&goal=place&goal_rank=100&goal_weights=own&background=andel_80plus%7Etathet_2017" +
    "&weights=information%3A40%7Eutforande%3A50%7Estod_och_utveckling%3A10";
  const strange = ["", "~", ":", "&", "=", "%", "%7E", "%00", "-", "9", "e", "__proto__", "\u{1f600}", "\ud800", "1290", "index"];
  const { at, node, root, children } = state.shown.value;
  const faults = () => {
    const [unit, below, other] = [state.unit.value, state.node.value, state.against.value];
    const within = ([id, value]: [string, number]) => {
      const { indicator } = node.get(id) ?? {};
      return indicator && Number.isFinite(value) && (!indicator.range || (value >= indicator.range[0] && value <= indicator.range[1]));
    };
    const whole = [...children.values()].every((siblings) => {
      const set = siblings.flatMap(({ id }) => state.weights.value.get(id) ?? []);
      return set.length === 0 || (set.length === siblings.length && Math.max(...set) > 0);
    });
    const said = state.address();
    state.restore(said);
    const checks = {
      unit: unit === "" || at.has(unit),
      screen: state.offered.value.includes(state.screen.value),
      theme: state.themes.includes(state.theme.value),
      language: ["sv", "en"].includes(state.language.value),
      node: below === "" || (node.has(below) && below !== root.id),
      against: other !== unit && (["nation", "best", "peers"].includes(other) || at.has(other)),
      weights: whole && [...state.weights.value].every(([id, share]) => node.has(id) && share >= 0 && share <= 100),
      locks: [...state.locks.value].every((id) => node.has(id)),
      rules: Object.entries(state.rules.value).every(([step, rule]) => choices[step as "missing"]?.includes(rule)),
      rival: state.rival.value === "" || (at.has(state.rival.value) && state.rival.value !== unit),
      lever: state.lever.value === "" || (children.get(state.lever.value)?.length ?? 0) > 1,
      edits: [...state.edits.value].every(within),
      efforts: [...state.efforts.value].every(([id, effort]) => node.get(id)?.indicator && effort >= 0.5 && effort <= 5),
      goal: ["", "place", ...state.groups].includes(state.goal.value) && ["", "own"].includes(state.goal_weights.value),
      goal_rank: Number.isNaN(state.goal_rank.value) || (state.goal_rank.value >= 1 && state.goal_rank.value <= at.size),
      background: state.background.value.every((name) => state.shown.value.background.includes(name)),
      again: state.address() === said,
    };
    return Object.entries(checks).filter(([, holds]) => !holds);
  };
  for (let round = 0; round < 5000; ++round) {
    let text = good;
    for (let change = 0; change < 1 + 4 * next(); ++change) {
      const from = Math.floor(next() * text.length);
      text = text.slice(0, from) + strange[Math.floor(next() * strange.length)] + text.slice(from + Math.floor(3 * next()));
    }
    state.restore(text);
    const found = faults();
    if (found.length) expect([text, found]).toEqual([text, []]);
  }
});
