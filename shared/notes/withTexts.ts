import type { NoteJson } from "./noteJson.ts";

/** Attributes in which somebody may have written words. */
const WORDS_IN_ATTRS = ["label", "alt", "caption", "name"] as const;

/**
 * A note with every text exchanged. A stretch of text that marks cut into pieces is looked at as a whole: where exchanging it as a whole says something else than
 * exchanging its pieces, the marks give way, because a name that is half bold must not slip through.
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
  const pieces = run.map((node) => ({ ...node, text: exchange(node.text ?? "") }));
  const whole = exchange(run.map(({ text }) => text ?? "").join(""));
  if (whole === pieces.map(({ text }) => text).join("")) return pieces.filter(({ text }) => text !== "");
  return whole === "" ? [] : [{ type: "text", text: whole }];
}
