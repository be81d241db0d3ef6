// Starts the page, or in a worker the replicates: one program, so that one file holds all.
import { render } from "preact";
import { App } from "./app";
import { open } from "./edition";
import { edition, follow, restore } from "./state";
import { Sure } from "./sure";
import { serve } from "./worker";

async function start(): Promise<void> {
  edition.value = await open();
  restore(location.hash);
  follow();
  const sure = { usual: new Sure(edition.value), own: new Sure(edition.value) };
  sure.usual.ask(new Map());
  render(<App sure={sure} />, document.body);
}

if (typeof document === "undefined") serve();
else void start();
