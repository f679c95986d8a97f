import { textAttr, type NoteJson, type NoteMark } from "./noteJson.ts";

/** Attributes in which somebody may have written words. */
const WORDS_IN_ATTRS = ["label", "alt", "caption", "name", "latex"] as const;

/**
 * A note with every text exchanged. A stretch of text that marks cut into pieces is looked at as a whole: where exchanging it as a whole says something else than
 * exchanging its pieces, the marks give way, because a name that is half bold must not slip through. So does a link whose address would say something else.
 */
export function withTexts(note: NoteJson, exchange: (text: string) => string): NoteJson {
  const attrs = note.attrs === undefined ? undefined : exchangedAttrs(note.attrs, exchange);
  const content = note.content === undefined ? undefined : exchangedContent(note.content, exchange);
  return { ...note, ...(attrs === undefined ? {} : { attrs }), ...(content === undefined ? {} : { content }) };
}

function exchangedAttrs(attrs: NonNullable<NoteJson["attrs"]>, exchange: (text: string) => string): NonNullable<NoteJson["attrs"]> {
  const changed: Record<string, unknown> = { ...attrs };
  for (const name of WORDS_IN_ATTRS) {
    const value = attrs[name];
    if (typeof value === "string") changed[name] = exchange(value);
  }
  return changed;
}

function exchangedContent(content: readonly NoteJson[], exchange: (text: string) => string): NoteJson[] {
  const done: NoteJson[] = [];
  let run: NoteJson[] = [];
  const endRun = (): void => {
    done.push(...exchangedRun(run, exchange));
    run = [];
  };
  for (const node of content) {
    if (node.type === "text") run.push(node);
    else {
      endRun();
      done.push(withTexts(node, exchange));
    }
  }
  endRun();
  return done;
}

function exchangedRun(run: readonly NoteJson[], exchange: (text: string) => string): readonly NoteJson[] {
  const pieces = run.map((node) => ({ ...node, ...marksOf(node, exchange), text: exchange(node.text ?? "") }));
  const whole = exchange(run.map(({ text }) => text ?? "").join(""));
  if (whole === pieces.map(({ text }) => text).join("")) return pieces.filter(({ text }) => text !== "");
  return whole === "" ? [] : [{ type: "text", text: whole }];
}

/** An exchanged address would lead to somebody else: the words stay, without their link. */
function marksOf({ marks }: NoteJson, exchange: (text: string) => string): Pick<NoteJson, "marks"> {
  return marks === undefined ? {} : { marks: marks.filter((mark) => addressesOf(mark).every((address) => exchange(address) === address)) };
}

/** As it is stored, and as a person reads it. */
function addressesOf(mark: NoteMark): readonly string[] {
  const href = mark.type === "link" ? textAttr(mark, "href") : "";
  try {
    return [href, decodeURIComponent(href)];
  } catch {
    // SAFETY: an address with a stray percent sign reads as it is stored.
    return [href];
  }
}

/** The addresses of all links in a note as a person reads them, each once: they are not among its words, and go wherever the note goes. */
export function linkAddresses(note: NoteJson): readonly string[] {
  const found = new Set<string>();
  const todo: NoteJson[] = [note];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    for (const mark of node.marks ?? []) {
      const address = addressesOf(mark).at(-1) ?? "";
      if (address !== "") found.add(address);
    }
    for (const child of [...(node.content ?? [])].reverse()) todo.push(child);
  }
  return [...found];
}
