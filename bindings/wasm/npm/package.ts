// The core as an npm package: what ../core has, with the program that lies beside it.
import * as place from "#compile";
import { type Core, load as start } from "../core/index.js";

export * from "../core/index.js";

/** Compiles the program, once for all threads that are to have it. */
export const compile: () => Promise<WebAssembly.Module> = place.compile;

/** Starts the core, of a program that is compiled already or of a new one. */
export async function load(program?: WebAssembly.Module): Promise<Core> {
  return start(program ?? (await compile()));
}
