// A node and what it is made of, down to the single figure.
import type { Node } from "../../../core";
import { placesOn, profile } from "../../facts";
import { figure, number, percent, points, rank, score, whole } from "../../numbers";
import { Group, group_name, Table, type Column } from "../../parts";
import { node as chosen, shown, unit } from "../../state";
import { say, told } from "../../words";

export function look(id: string): void {
  chosen.value = id === shown.value.root.id ? "" : id;
  requestAnimationFrame(() => document.getElementById("within")?.focus());
}

export function Within() {
  const { node, root, children, official } = shown.value;
  const of = node.get(chosen.value || root.id)!;
  const way: Node[] = [];
  for (let at: Node | undefined = of; at; at = node.get(at.parent)) way.unshift(at);
  const shares = official.shares();
  const share = new Map(shown.value.nodes.map((each, at) => [each.id, shares.share[at]]));
  return (
    <section aria-labelledby="within">
      <h2 id="within" tabIndex={-1}>
        {of === root ? say("report-parts-table") : told(of.name)}
      </h2>
      {of !== root && (
        <nav aria-label={say("tool-way")}>
          <ol class="way">
            {way.slice(0, -1).map((step) => (
              <li>
                <button type="button" class="link" onClick={() => look(step.id)}>
                  {step === root ? say("tool-index") : told(step.name)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {of.indicator ? <Figure of={of} /> : <Children of={children.get(of.id)!} share={share} caption={told(of.name)} />}
    </section>
  );
}

function Children({ of, share, caption }: { of: Node[]; share: Map<string, number>; caption: string }) {
  const standing = (child: Node) => placesOn(child.id).get(unit.value)!;
  const count = (child: Node) => [...placesOn(child.id).values()].filter((row) => !Number.isNaN(row.rank)).length;
  const columns: Column<Node>[] = [
    {
      head: say("report-column-part"),
      head_of_row: true,
      value: (child) => told(child.name),
      cell: (child) => (
        <button type="button" class="link" onClick={() => look(child.id)}>
          {told(child.name)}
        </button>
      ),
    },
    { head: say("tool-column-share"), number: true, value: (child) => 100 * share.get(child.id)!, cell: (child) => `${percent(share.get(child.id)!)} %` },
  ];
  if (of.some((child) => child.indicator)) {
    columns.push({ head: say("report-column-own"), number: true, value: (child) => (child.indicator ? raw(child) : ""), cell: (child) => (child.indicator ? own(child) : "–") });
  }
  columns.push(
    { head: say("report-column-score"), number: true, value: (child) => standing(child).score, cell: (child) => score(standing(child).score) },
    {
      head: say("report-column-place"),
      number: true,
      value: (child) => standing(child).rank,
      cell: (child) => {
        const row = standing(child);
        return Number.isNaN(row.rank) ? "–" : say("report-place-of", { rank: rank(row.rank), ranked: whole(count(child)) });
      },
    },
    { head: say("report-column-group"), value: (child) => group_name(standing(child).group), cell: (child) => <Group code={standing(child).group} /> },
  );
  return <Table caption={caption} hidden columns={columns} rows={of} />;
}

/// A unit's figure, or why there is none.
function raw(of: Node): number {
  return shown.value.figures.get(of.id)![shown.value.at.get(unit.value)!];
}
function own(of: Node): string {
  const value = raw(of);
  if (!Number.isNaN(value)) return figure(of.id, of.indicator!, value);
  return say(`status-${shown.value.official.trace(unit.value, of.id).status}`);
}

/// A single figure: what it says, beside the others', and how it became points.
function Figure({ of }: { of: Node }) {
  const { official, content, means } = shown.value;
  const indicator = of.indicator!;
  const trace = official.trace(unit.value, of.id);
  const row = profile.value.find((each) => each.node === of.id);
  const answers = official.answers(unit.value, of.id);
  const facts: [string, string][] = [
    [say("report-column-own"), own(of)],
    [say("report-column-nation", { kind: content.kind }), figure(of.id, indicator, means.get(of.id)!, 1)],
  ];
  if (row && !Number.isNaN(row.rank)) {
    facts.push([say("report-column-place"), say("report-place-of", { rank: rank(row.rank), ranked: whole(row.ranked) })]);
    facts.push([say("report-column-points"), points(row.points)]);
  }
  if (!Number.isNaN(answers.respondents)) {
    const people = whole(answers.respondents);
    facts.push([
      say("report-column-answers"),
      Number.isNaN(answers.population) ? people : say("tool-answers-of", { people, all: whole(answers.population) }),
    ]);
  }
  if (row && row.within_noise !== null) facts.push([say("report-column-chance"), say(row.within_noise ? "report-chance-within" : "report-chance-beyond")]);
  facts.push(
    [say("report-column-weight"), `${percent(trace.effective_weight, ".1f")} %`],
    [say("report-column-source"), indicator.source || "–"],
  );
  return (
    <>
      <p>{told(indicator.meaning)}</p>
      <dl>
        {facts.map(([what, value]) => (
          <div>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say("tool-trace")}</h3>
      <ol>
        {trace.steps.map((step) => (
          <li>
            {say("tool-trace-step", { from: number(step.input, "g"), to: number(step.output, "g") })} <code>{step.rule}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
