// What the page thinks, tried under Node: its sources as they are, with the core as it was built.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { texts } from "./words.mjs";

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const core = at("../../build/wasm/core/core.js");

export default defineConfig({
  root: at("../.."),
  resolve: { alias: { vitest: at("node_modules/vitest") } },
  test: { include: ["tests/tool/logic/*.test.ts"], pool: "threads", poolOptions: { threads: { singleThread: true } }, testTimeout: 0, hookTimeout: 0 },
  plugins: [
    {
      name: "built",
      enforce: "pre",
      resolveId: (id) => (id.startsWith("words:") ? `\0${id}` : id === "./core.js" ? "\0core" : undefined),
      load(id) {
        if (id.startsWith("\0words:")) return `export default ${JSON.stringify(texts(id.slice(7)))}`;
        if (id === "\0core") return `import { createRequire } from "node:module"; export default createRequire(${JSON.stringify(core)})(${JSON.stringify(core)})`;
        return undefined;
      },
    },
  ],
});
