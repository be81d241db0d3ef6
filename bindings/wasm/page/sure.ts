// How sure places are, asked of the worker.
import { type Signal, signal } from "@preact/signals";
import { text, type Edition, type Start } from "./edition";
import type { Answer, Apart, Question, Told } from "./worker";

export class Sure {
  readonly found: Signal<Answer | null> = signal(null);
  /// From whom the unit asked about stands apart; see Told.
  readonly apart: Signal<Told | null> = signal(null);
  private readonly worker: Worker;
  private asked = 0;

  constructor() {
    const source = URL.createObjectURL(new Blob([text("program")], { type: "text/javascript" }));
    this.worker = new Worker(source);
    this.worker.onmessage = ({ data }: MessageEvent<Answer | Told>) => {
      if ("apart" in data) this.apart.value = data;
      else if (data.number === this.asked) this.found.value = data;
    };
  }

  /// From now on it is about these figures.
  open({ program, content, source }: Edition): void {
    this.worker.postMessage({ program, definition: content.definition, source } satisfies Start);
  }

  /// Asks anew; what was found before is gone.
  ask(question: Omit<Question, "number">): void {
    this.found.value = null;
    this.worker.postMessage({ number: ++this.asked, ...question } satisfies Question);
  }

  /// Asks from whom a unit stands apart.
  ask_apart(unit: string): void {
    this.apart.value = null;
    this.worker.postMessage({ number: 0, unit } satisfies Apart);
  }
}
