import { attOf, textAttr, type NoteJson } from "./noteJson.ts";

/** What a block says beside its words: where its links lead, which points it mentions, which files it shows, which tasks are ticked. */
export const BEYOND_WORDS = ["link", "mention", "file", "tick"] as const;
export type BeyondWords = (typeof BEYOND_WORDS)[number];

type Found = Readonly<Record<BeyondWords, readonly string[]>>;

/** In the order of the text. One link over several stretches of text counts once. */
export function beyondWordsOf(block: NoteJson): Found {
  const found: Record<BeyondWords, string[]> = { link: [], mention: [], file: [], tick: [] };
  const todo: NoteJson[] = [block];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const href = (node.marks ?? []).filter(({ type }) => type === "link").map((mark) => textAttr(mark, "href")).join(" ");
    if (href !== "" && found.link.at(-1) !== href) found.link.push(href);
    if (node.type === "pointRef") found.mention.push(textAttr(node, "pointId"));
    const att = attOf(node);
    if (att !== null) found.file.push(att);
    if (node.type === "taskItem") found.tick.push(String(node.attrs?.["checked"] === true));
    for (const child of [...(node.content ?? [])].reverse()) todo.push(child);
  }
  return found;
}

/** What of it differs between two versions of a block. */
export function beyondWordsChanged(before: Found, after: Found): readonly BeyondWords[] {
  return BEYOND_WORDS.filter((kind) => before[kind].length !== after[kind].length || before[kind].some((each, at) => each !== after[kind][at]));
}
