// Starts the page, or in a worker the replicates: one program, so that one file holds all.
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app";
import { open } from "./edition";
import { begin_again } from "./fair";
import { remember } from "./history";
import { editions, follow, restore, shown } from "./state";
import { Sure } from "./sure";
import { serve, type Room } from "./worker";

async function start(): Promise<void> {
  editions.value = await open();
  restore(location.hash);
  follow();
  remember();
  begin_again();
  const sure = { usual: new Sure(), own: new Sure(), tried: new Sure() };
  document.getElementById("opening")?.remove();
  render(<App sure={sure} />, document.body);
  // What can wait leaves the processor to what is shown first.
  effect(() => {
    for (const each of Object.values(sure)) each.open(shown.value);
    sure.usual.ask({ weights: {}, rules: {} });
  });
}

if (typeof document === "undefined") serve(self as unknown as Room);
else void start();
