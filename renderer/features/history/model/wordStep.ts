import type { ForestView, RawRecord, RecordChange, UndoOutcome } from "#shared/forest/index.ts";
import { isLinkId, isPointId } from "#shared/kernel/index.ts";
import { endTitles, summariseChanges } from "#shared/history/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import { named, wordChanges } from "./wordChanges.ts";

/** So much is said of one step; the rest of it is seen. */
const MOST_PHRASES = 2;
const MOST_LETTERS = 16;

/** What undo or redo has just done. */
type DoneStep = Extract<UndoOutcome, { readonly kind: "done" }>;

/**
 * What a step was, in the words of the history: "移动「甲」「乙」". An undone step is named for what had been done, not for its way back.
 * Empty when nothing of it can be named.
 */
export function wordStep({ command, changes }: DoneStep, { isUndone, view }: { readonly isUndone: boolean; readonly view: ForestView }, t: Translate): string {
  const done = isUndone ? changes.map((change) => ({ ...change, before: change.after, after: change.before })) : changes;
  // Sharing changes who sees a record, and nothing in it.
  const [shared] = changes.filter(({ root }) => root === "points");
  const title = (shared?.after ?? shared?.before)?.["title"];
  if (command === "sharePoint" && typeof title === "string") return t("history.words.shared", { name: named(title, briefly(t)) });
  const phrases = wordChanges(summariseChanges(done, endTitles(readerOf(changes, view))), briefly(t));
  return phrases.slice(0, MOST_PHRASES).reduce((before, next) => (before === "" ? next : t("history.words.also", { before, next })), "");
}

/** Names records by what the step knows of them, else by what is there now. */
function readerOf(changes: readonly RecordChange[], view: ForestView): (root: "points" | "links", id: string) => RawRecord | null {
  const touched = new Map(changes.map((change) => [`${change.root} ${change.id}`, change]));
  return (root, id) => {
    const change = touched.get(`${root} ${id}`);
    const fields = change?.after ?? change?.before ?? fieldsNow(view, root, id);
    return fields === null ? null : { root, id, doc: "forest", fields };
  };
}

function fieldsNow(view: ForestView, root: "points" | "links", id: string): RawRecord["fields"] | null {
  if (root === "points") return isPointId(id) ? fieldsOf(view.point(id), ({ title }) => ({ title })) : null;
  return isLinkId(id) ? fieldsOf(view.link(id), ({ from, to }) => ({ from, to })) : null;
}

const fieldsOf = <R>(record: R | undefined, fields: (record: R) => RawRecord["fields"]): RawRecord["fields"] | null => (record === undefined ? null : fields(record));

/** A message is one line: long names are cut. */
function briefly(t: Translate): Translate {
  return (key, values) => {
    const name = key === "history.words.name" ? values?.["name"] : undefined;
    return typeof name === "string" ? t(key, { name: shortened(name) }) : t(key, values);
  };
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join("")}…`;
}
