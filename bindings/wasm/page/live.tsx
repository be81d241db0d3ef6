// What a screen reader is told of what changes: one sentence, when it has been still for a while.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/// For how many milliseconds nothing may change before it is told.
export const QUIET = 700;

const heard = signal("");

/// The only place of the page that tells by itself what numbers have become; it is not seen.
export function Live() {
  return (
    <p class="unseen" role="status" id="live">
      {heard.value}
    </p>
  );
}

/// Tells what something says from now on, but not what it says from the beginning, which is read where it stands.
export function useTold(words: string): void {
  const before = useRef(words);
  useEffect(() => {
    if (words === before.current) return;
    const later = setTimeout(() => {
      before.current = words;
      heard.value = words;
    }, QUIET);
    return () => clearTimeout(later);
  }, [words]);
}
