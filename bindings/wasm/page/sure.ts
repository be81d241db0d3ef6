// How sure places are, asked of the worker.
import { type Signal, signal } from "@preact/signals";
import { text, type Edition, type Start } from "./edition";
import type { Answer, Apart, Question, Told } from "./worker";

export class Sure {
  readonly found: Signal<Answer | null> = signal(null);
  /// From whom the unit asked about stands apart; see Told.
  readonly apart: Signal<Told | null> = signal(null);
  private worker: Worker | null = null;
  private start: Start | null = null;
  private asked = 0;

  /// From now on it is about these figures.
  open({ program, content, source }: Edition): void {
    this.start = { program, definition: content.definition, source };
    this.worker?.postMessage(this.start);
  }

  /// The worker begins with the first question, so that one that is never asked takes nothing from the page.
  private post(question: Question | Apart): void {
    if (!this.worker) {
      const source = URL.createObjectURL(new Blob([text("program")], { type: "text/javascript" }));
      this.worker = new Worker(source);
      this.worker.onmessage = ({ data }: MessageEvent<Answer | Told>) => {
        if ("apart" in data) this.apart.value = data;
        else if (data.number === this.asked) this.found.value = data;
      };
      this.worker.postMessage(this.start);
    }
    this.worker.postMessage(question);
  }

  /// Asks anew; what was found before is gone.
  ask(question: Omit<Question, "number">): void {
    this.found.value = null;
    this.post({ number: ++this.asked, ...question });
  }

  /// Asks from whom a unit stands apart.
  ask_apart(unit: string): void {
    this.apart.value = null;
    this.post({ number: 0, unit });
  }
}
