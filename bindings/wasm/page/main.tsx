// Starts the page, or in a worker the replicates: one program, so that one file holds all.
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app";
import { open } from "./edition";
import { remember } from "./history";
import { edition, follow, restore, shown } from "./state";
import { Sure } from "./sure";
import { serve } from "./worker";

async function start(): Promise<void> {
  edition.value = await open();
  restore(location.hash);
  follow();
  remember();
  const sure = { usual: new Sure(), own: new Sure() };
  effect(() => {
    for (const each of [sure.usual, sure.own]) each.open(shown.value);
    sure.usual.ask({ weights: {}, rules: {} });
  });
  document.getElementById("opening")?.remove();
  render(<App sure={sure} />, document.body);
}

if (typeof document === "undefined") serve();
else void start();
