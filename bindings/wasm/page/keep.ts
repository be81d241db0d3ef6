// The whole state as a file.
import { mark, save } from "./exports";
import { address, restore, shown } from "./state";

/// Gives the reader the state as a file.
export function save_view(name: string): void {
  const { core, official } = shown.value;
  const view = Object.fromEntries(new URLSearchParams(address().slice(1)));
  const kept = { hemtjanstindex: core.version, definition: official.definition_hash(), note: mark() || undefined, view };
  save(name, JSON.stringify(kept, null, 2), "application/json");
}

/// Takes the state from a file: whether there is one in it, and of another definition.
export function open_view(text: string): "opened" | "other" | "wrong" {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return "wrong";
  }
  const { definition, view } = (kept ?? {}) as { definition?: unknown; view?: unknown };
  if (typeof view !== "object" || view === null || Object.values(view).some((value) => typeof value !== "string")) return "wrong";
  restore(`#${new URLSearchParams(view as Record<string, string>)}`);
  return definition === shown.value.official.definition_hash() ? "opened" : "other";
}
