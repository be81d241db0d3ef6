// What bindings/wasm/src/module.cpp registers, before the answers are told apart from problems.
export interface Program {
  open(definition: string, table: string): unknown;
  version(): string;
  number_words(value: number, form: string, decimal: string, thousands: string, shift: number): string;
}
export default function createCore(options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}): Promise<Program>;
