export function compile(): Promise<WebAssembly.Module>;
