// How sure places are, asked of the worker.
import { type Signal, signal } from "@preact/signals";
import { text, type Edition } from "./edition";
import type { Answer, Question } from "./worker";

export class Sure {
  readonly found: Signal<Answer | null> = signal(null);
  private readonly worker: Worker;
  private asked = 0;

  constructor({ program, content }: Edition) {
    const source = URL.createObjectURL(new Blob([text("program")], { type: "text/javascript" }));
    this.worker = new Worker(source);
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.number === this.asked) this.found.value = data;
    };
    this.worker.postMessage({ program, definition: content.definition, table: content.table });
  }

  /// Asks anew; what was found before is gone.
  ask(weights: ReadonlyMap<string, number>): void {
    this.found.value = null;
    this.worker.postMessage({ number: ++this.asked, weights: Object.fromEntries(weights) } satisfies Question);
  }
}
