// usage: messages.mjs WORDS CASES: says every message of WORDS/{sv,en}/*.ftl by @fluent/bundle, and compares with the texts in
// CASES, which fluent.runtime said.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";

const [words, file] = process.argv.slice(2);
const bundles = {};
for (const language of ["sv", "en"]) {
  bundles[language] = new FluentBundle(language, { useIsolating: false });
  for (const name of readdirSync(`${words}/${language}`).filter((name) => name.endsWith(".ftl"))) {
    const errors = bundles[language].addResource(new FluentResource(readFileSync(`${words}/${language}/${name}`, "utf8")));
    if (errors.length) throw errors[0];
  }
}

const cases = JSON.parse(readFileSync(file, "utf8"));
let different = 0;
for (const { language, id, arguments: given, text } of cases) {
  const errors = [];
  const said = bundles[language].formatPattern(bundles[language].getMessage(id).value, given, errors);
  if (said === text && !errors.length && !/[\u2068\u2069]/.test(said)) continue;
  different += 1;
  console.log(`${language} ${id} ${JSON.stringify(given)}:\n  Python ${text}\n  Node   ${said} ${errors.join(", ")}`);
}
console.log(`${cases.length} texts by both, ${different} different`);
process.exitCode = cases.length && !different ? 0 : 1;
