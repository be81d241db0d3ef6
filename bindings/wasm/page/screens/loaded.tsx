// The reader's own figures, by the same definition. They are read in the page and leave it no more than anything else.
import { batch } from "@preact/signals";
import { useState } from "preact/hooks";
import { opened, type Source } from "../edition";
import { Faults, Opener } from "../parts";
import { faults, lines } from "../problems";
import { address, editions, loaded, restore, shown, year } from "../state";
import { say } from "../words";
import { opened as workbook, WorkbookError, type Book } from "../workbook";

function show(next: typeof loaded.value): void {
  const state = address();
  batch(() => {
    loaded.value = next;
    // What the figures do not have is left out of the state.
    restore(state);
  });
}

/// The year of the figures, where the name of the file tells it.
const year_of = (file: string): string => /(?<!\d)(19|20)\d\d(?!\d)/.exec(file)?.[0] ?? "";

export function Loaded() {
  const [wrong, blame] = useState<string[]>([]);
  const [notes, note] = useState<string[]>([]);
  const [book, turn] = useState<{ book: Book; file: string } | null>(null);
  const read = (file: string, source: () => Source & { period: string }) => {
    try {
      const given = source();
      const found = opened(editions.value!.of(year.value), editions.value!.before(given.period), given);
      note(lines(found.notes));
      show({ edition: found.edition, file });
      turn(null);
    } catch (error) {
      blame(faults(error, file));
    }
  };
  const sheet = (of: Book, file: string, name: string) =>
    read(file, () => ({ sheet: { name, rows: of.sheet(name) }, period: year_of(file), file }));
  const take = async (file: File) => {
    blame([]);
    note([]);
    turn(null);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
    try {
      if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new WorkbookError("old-workbook");
      if (!packed && /\.(xlsx|xls|ods)$/i.test(file.name)) throw new WorkbookError("called-workbook");
      if (!packed) return read(file.name, () => ({ bytes, period: year_of(file.name), file: file.name }));
      const found = workbook(bytes);
      const filled = found.names.filter((name) => found.sheet(name).length > 0);
      if (filled.length === 0) throw new WorkbookError("empty-workbook");
      if (filled.length === 1) sheet(found, file.name, filled[0]);
      else turn({ book: { ...found, names: filled }, file: file.name });
    } catch (error) {
      blame(faults(error, file.name));
    }
  };
  return (
    <section>
      <h2>{say("tool-section-loaded")}</h2>
      <p>{say("tool-loaded-how", { kind: shown.value.content.kind })}</p>
      <p class="row">
        <Opener label={say("tool-loaded-open")} accept=".csv,.xlsx,.ods,text/csv" take={take} />{" "}
        {loaded.value && (
          <button type="button" onClick={() => (note([]), show(null))}>
            {say("tool-loaded-back")}
          </button>
        )}
      </p>
      {book && (
        <fieldset>
          <legend>{say("tool-loaded-sheet", { file: book.file })}</legend>
          <p class="row">
            {book.book.names.map((name) => (
              <button type="button" onClick={() => sheet(book.book, book.file, name)}>
                {name}
              </button>
            ))}
          </p>
        </fieldset>
      )}
      <div role="status">
        {loaded.value && <p>{say("tool-loaded-now", { file: loaded.value.file })}</p>}
        {notes.length > 0 && (
          <>
            <p>{say("tool-loaded-notes")}</p>
            <ul>
              {notes.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Faults lines={wrong} head={say("tool-file-faults")} />
    </section>
  );
}
