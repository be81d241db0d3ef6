// In browsers and their workers the program is fetched.
export const compile = () => WebAssembly.compileStreaming(fetch(new URL("./core.wasm", import.meta.url)));
