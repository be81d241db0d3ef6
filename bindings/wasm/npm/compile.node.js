// In Node the program is a file.
import { readFile } from "node:fs/promises";

export const compile = async () => WebAssembly.compile(await readFile(new URL("./core.wasm", import.meta.url)));
