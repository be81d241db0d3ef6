// Makes the page of the tool: the program, the core and the words in one file, with places for an edition; and the npm package of the
// core for other programs, in `package` beside the core.
// usage: node build.mjs FOLDER OUT    FOLDER has core.js and core.wasm
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { texts } from "./words.mjs";

const [folder, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const package_ = join(root, "bindings/python/hemtjanstindex");

const words = {
  name: "words",
  setup(made) {
    made.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: "words" }));
    made.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({ contents: texts(path), loader: "text" }));
  },
};

/// What em++ made, where the sources name it.
const core = {
  name: "core",
  setup(made) {
    made.onResolve({ filter: /^\.\/core\.js$/ }, () => ({ path: join(folder, "core.js") }));
  },
};

/// Colours as variables, and what pictures are filled and drawn with; as report/tokens.py writes them for reports.
function colours() {
  const tokens = JSON.parse(readFileSync(join(package_, "present/tokens.json"), "utf8")).colours;
  const variables = (theme) => Object.entries(tokens).map(([name, of]) => `--${name}: ${of[theme]};`).join(" ");
  const painted = Object.keys(tokens).map((name) => `.f-${name} { fill: var(--${name}); } .s-${name} { stroke: var(--${name}); }`);
  const dark = `color-scheme: dark; ${variables("dark")}`;
  return [
    `:root { color-scheme: light; ${variables("light")} }`,
    `@media screen and (prefers-color-scheme: dark) { :root[data-theme="auto"] { ${dark} } }`,
    `@media screen { :root[data-theme="dark"] { ${dark} } }`,
    ...painted,
  ].join("\n");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const usual = {
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};
const { outputFiles } = await build({
  ...usual,
  entryPoints: [join(here, "page/main.tsx")],
  write: false,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [core, words],
});
const program = outputFiles[0].text.trim();
const style = `${colours()}\n${readFileSync(join(here, "page/page.css"), "utf8")}`;
// Nothing is fetched, and nothing runs but this program: as the page, and from its own text as a worker.
const policy = [
  "default-src 'none'",
  `script-src ${hash(program)} 'wasm-unsafe-eval'`,
  "worker-src blob:",
  `style-src ${hash(style)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const parts = { policy, style, program, core: gzipSync(readFileSync(join(folder, "core.wasm")), { level: 9 }).toString("base64") };
const page = readFileSync(join(here, "page/page.html"), "utf8").replace(/\{(\w+)\}/g, (place, name) => parts[name] ?? place);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);

/// The package: the program, its types, and what says whose it is.
async function packed(into) {
  const from = join(here, "npm");
  rmSync(into, { recursive: true, force: true });
  mkdirSync(join(into, "core"), { recursive: true });
  for (const [name, compile] of [["package", "compile"], ["package.node", "compile.node"]]) {
    const own = { "#compile": join(from, `${compile}.js`) };
    const outfile = join(into, `${name}.js`);
    await build({ ...usual, entryPoints: [join(from, "package.ts")], format: "esm", outfile, plugins: [core], alias: own, external: ["node:*"] });
  }
  execFileSync(join(here, "node_modules/.bin/tsc"), ["--project", from, "--outDir", into]);
  copyFileSync(join(here, "core/core.d.ts"), join(into, "core/core.d.ts"));
  copyFileSync(join(folder, "core.wasm"), join(into, "core.wasm"));
  for (const name of ["LICENSE", "THIRD_PARTY_NOTICES.txt"]) copyFileSync(join(root, name), join(into, name));
  copyFileSync(join(root, "docs/javascript.md"), join(into, "README.md"));
  const version = /version = "([^"]+)"/.exec(readFileSync(join(root, "include/hti/version.hpp"), "utf8"))[1];
  const of = { name: "hemtjanstindex", version, ...JSON.parse(readFileSync(join(from, "package.json"), "utf8")) };
  writeFileSync(join(into, "package.json"), `${JSON.stringify(of, null, 2)}\n`);
}
await packed(join(folder, "package"));
