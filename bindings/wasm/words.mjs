// The words of the page, from the Fluent files of the Python package.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/// The subjects of the Fluent files that the page says something of.
const SUBJECTS = ["common", "errors", "errors_python", "report", "report_pages", "report_units", "rules", "tool"];
const words = fileURLToPath(new URL("../python/hemtjanstindex/words", import.meta.url));

/// All messages of a language.
export function texts(language) {
  return SUBJECTS.map((subject) => readFileSync(join(words, language, `${subject}.ftl`), "utf8")).join("\n");
}
