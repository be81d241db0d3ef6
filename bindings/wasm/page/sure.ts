// How sure places are, asked of workers.
import { type Signal, signal } from "@preact/signals";
import { text, type Edition, type Start } from "./edition";
import { percent, rank } from "./numbers";
import { SPREAD, type Answer, type Apart, type Part, type Question, type Told } from "./worker";

/// Between which places a unit stands in the replicates, as numbers and as sentences have them; nothing where it has none.
export function spread({ ranks }: Answer, unit: string) {
  const at = ranks.unit.indexOf(unit);
  const [low, high] = [ranks.low[at], ranks.high[at]];
  if (Number.isNaN(low)) return null;
  return { low, high, facts: { spread: percent(SPREAD), low: rank(low), high: rank(high), rank: rank(low) } };
}

/// The most workers, each of which has a core and the figures of its own.
const MOST = 4;

export class Sure {
  readonly found: Signal<Answer | null> = signal(null);
  /// From whom the unit asked about stands apart; see Told.
  readonly apart: Signal<Told | null> = signal(null);
  private workers: Worker[] = [];
  private start: Start | null = null;
  private asked: Omit<Question, "share"> = { number: 0, weights: {}, rules: {} };

  constructor(private most = Math.min(navigator.hardwareConcurrency || 1, MOST)) {}

  /// From now on it is about these figures.
  open({ program, content, source }: Edition): void {
    this.start = { program, definition: content.definition, source };
    for (const worker of this.workers) worker.postMessage(this.start);
  }

  /// Workers begin with the first question, so that one that is never asked takes nothing from the page. Where fewer can be had,
  /// fewer count.
  private begun(): Worker[] {
    if (this.workers.length) return this.workers;
    const source = URL.createObjectURL(new Blob([text("program")], { type: "text/javascript" }));
    while (this.workers.length < this.most) {
      try {
        this.workers.push(new Worker(source));
      } catch (error) {
        if (!this.workers.length) throw error;
        this.most = this.workers.length;
      }
    }
    this.workers.forEach((worker, at) => {
      worker.onmessage = ({ data }: MessageEvent<Answer | Part | Told>) => {
        if ("apart" in data) this.apart.value = data;
        else if ("counted" in data) this.workers[0].postMessage(data, [data.counted.buffer]);
        else if (data.number === this.asked.number) this.found.value = data;
      };
      if (at > 0) worker.onerror = () => this.alone();
      worker.postMessage(this.start);
    });
    return this.workers;
  }

  /// Goes on with the first worker, where another has failed.
  private alone(): void {
    this.most = 1;
    for (const worker of this.workers.splice(1)) worker.terminate();
    this.ask(this.asked);
  }

  /// What was found is of no use any more, nor what is still counted.
  forget(): void {
    this.found.value = null;
    this.asked = { ...this.asked, number: this.asked.number + 1 };
  }

  /// Asks anew; what was found before is gone.
  ask(question: Omit<Question, "number" | "share">): void {
    this.forget();
    this.asked = { ...question, number: this.asked.number };
    const workers = this.begun();
    workers.forEach((worker, at) => worker.postMessage({ ...this.asked, share: [at, workers.length] } satisfies Question));
  }

  /// Asks from whom a unit stands apart.
  ask_apart(unit: string): void {
    this.apart.value = null;
    this.begun()[0].postMessage({ number: 0, unit } satisfies Apart);
  }
}
