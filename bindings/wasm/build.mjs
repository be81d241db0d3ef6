// Makes the page of the tool: the program, the core and the words in one file, with places for an edition. Beside the core it puts
// `index.mjs`, the same core for other programs.
// usage: node build.mjs FOLDER OUT    FOLDER has core.js and core.wasm
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [folder, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const package_ = join(here, "../python/hemtjanstindex");

/// The subjects of the Fluent files that the page says something of.
const SUBJECTS = ["common", "errors", "errors_python", "report", "report_pages", "rules", "tool"];

const words = {
  name: "words",
  setup(made) {
    made.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: "words" }));
    made.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({
      contents: SUBJECTS.map((subject) => readFileSync(join(package_, "words", path, `${subject}.ftl`), "utf8")).join("\n"),
      loader: "text",
    }));
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
  alias: { "core.js": join(folder, "core.js") },
  legalComments: "none",
  logLevel: "warning",
};
await build({ ...usual, entryPoints: [join(here, "core/index.ts")], format: "esm", outfile: join(folder, "index.mjs") });
const { outputFiles } = await build({
  ...usual,
  entryPoints: [join(here, "page/main.tsx")],
  write: false,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [words],
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
