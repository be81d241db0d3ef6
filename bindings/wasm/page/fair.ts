// For a screen that visitors come to: it begins again when nobody has touched it for a while, and what the one before did cannot be undone.
import { effect } from "@preact/signals";
import { left, undone } from "./history";
import { fair, loaded, reset } from "./state";

/// For how many milliseconds nobody has to have touched it.
export const STILL = 90_000;

export function begin_again(): void {
  let waiting = 0;
  const wait = () => {
    clearTimeout(waiting);
    if (fair.value) waiting = window.setTimeout(again, STILL);
  };
  const again = () => {
    loaded.value = null;
    reset();
    // At last, since what was reset could be undone till then.
    left.value = undone.value = [];
    scrollTo(0, 0);
  };
  for (const kind of ["pointerdown", "pointermove", "keydown", "input", "wheel"]) addEventListener(kind, wait, { capture: true, passive: true });
  effect(wait);
}
