// What can be undone: the states that were left, one for each thing that the reader did.
import { batch, effect, signal } from "@preact/signals";
import { address, restore } from "./state";

/// The most states that are kept.
const MOST = 200;

export const left = signal<readonly string[]>([]);
export const undone = signal<readonly string[]>([]);

function move(from: typeof left, to: typeof left): void {
  const state = from.value.at(-1);
  if (state === undefined) return;
  const now = address();
  batch(() => {
    // Before the state itself, so that the effect below finds nothing to keep.
    before = state;
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, now];
    restore(state);
  });
}
export const undo = (): void => move(left, undone);
export const redo = (): void => move(undone, left);

let before = "";

/// Keeps what is left. A drag, or a key that is held, is one thing done; so is what a button changes.
export function remember(): void {
  let begun = false;
  for (const kind of ["pointerdown", "keydown", "click", "change"])
    addEventListener(kind, (event) => (begun = begun || !(event as KeyboardEvent).repeat), { capture: true });
  before = address();
  effect(() => {
    const now = address();
    if (now === before) return;
    if (begun) {
      left.value = [...left.peek(), before].slice(-MOST);
      undone.value = [];
    }
    begun = false;
    before = now;
  });
  // What is being written in a field is the browser's to undo, until it is taken.
  let writing: EventTarget | null = null;
  addEventListener("input", (event) => (writing = (event.target as Element).matches("[type=range], select") ? null : event.target));
  for (const kind of ["change", "submit"]) addEventListener(kind, () => (writing = null));
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y") || writing === event.target) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  });
}
