// Sentences and labels from the Fluent files that Python has too.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import sv from "words:sv";
import en from "words:en";
import type { Text } from "../core";
import { language } from "./state";

export type Language = "sv" | "en";
export const languages: readonly Language[] = ["sv", "en"];

function bundle(code: Language, texts: string): FluentBundle {
  const made = new FluentBundle(code, { useIsolating: false });
  made.addResource(new FluentResource(texts));
  return made;
}
const bundles = { sv: bundle("sv", sv), en: bundle("en", en) };

/// Says a message in the page's language; numbers come as text, a number as such chooses a plural.
export function say(message: string, given: Record<string, FluentVariable> = {}): string {
  const of = bundles[language.value];
  const value = of.getMessage(message)?.value;
  if (!value) throw new Error(`no message ${message}`);
  return of.formatPattern(value, given);
}

/// Whether there is such a message.
export const has = (message: string): boolean => bundles.sv.hasMessage(message);

/// Begins a text that stands alone with a capital.
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/// A text of the definition in the page's language, or in the other where it has none.
export function told(text: Text): string {
  return language.value === "sv" ? text.sv || text.en : text.en || text.sv;
}

/// A list as a sentence has it.
export function series(parts: string[]): string {
  if (parts.length === 1) return parts[0];
  let first = parts[0];
  for (const rest of parts.slice(1, -1)) first = say("report-series", { first, rest });
  return say("report-series-and", { first, last: parts[parts.length - 1] });
}
