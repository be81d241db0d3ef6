// What is wrong with a file, as Python says it (core/errors.py).
import { CoreError, type Message, type Problem } from "../core";
import { has, say } from "./words";
import { WorkbookError } from "./workbook";

function words(message: Message): string {
  const name = `error-${message.id}`;
  if (!message.id || !has(name)) return message.text;
  return say(name, Object.fromEntries(Object.entries(message.arguments).map(([key, value]) => [key, words(value)])));
}

function place(of: Problem): string {
  if (!of.cell) return [of.file, of.line || "", of.line ? of.column : ""].filter(Boolean).join(":");
  const cell = of.heading ? `${of.cell} (${of.heading})` : of.cell;
  return [of.file, of.sheet && say("problem-sheet", { name: of.sheet }), cell].filter(Boolean).join(", ");
}

/// One line: where it is, what is wrong, and with whom.
function line(of: Problem): string {
  const about = [of.unit && say("problem-unit", { code: of.unit })];
  if (of.indicator !== of.heading) about.push(of.indicator && say("problem-indicator", { code: of.indicator }));
  const known = about.filter(Boolean).join(", ");
  const where = place(of);
  return `${where && `${where}: `}${words(of.said)}${known && ` (${known})`}`;
}

/// The lines that tell problems.
export const lines = (problems: Problem[]): string[] => problems.map(line);

/// The lines that tell what was thrown; what is no fault of a file goes on.
export function faults(error: unknown, file: string): string[] {
  if (error instanceof CoreError) return lines(error.problems);
  if (error instanceof WorkbookError) return [`${file}: ${say(`error-${error.id}`, error.given)}`];
  throw error;
}
