import { isPersonId, type PersonId } from "#shared/kernel/index.ts";

/** A stretch of a comment: plain text, or a member who is called. */
export type TextPart = { readonly kind: "text"; readonly text: string } | { readonly kind: "mention"; readonly personId: PersonId; readonly name: string };

const MENTION = /@\[([^[\]\n]{1,80})\]\((pr_[A-Za-z0-9_-]{1,64})\)/g;
/** What would end a name early inside `@[…]`. */
const NOT_IN_NAMES = /[[\]\n]/g;

/** A comment taken apart: `@[何佳宁](pr_…)` is a mention, everything else is text. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const [whole, name = "", personId] = match;
    if (!isPersonId(personId)) continue;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    parts.push({ kind: "mention", personId, name });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** As a person reads and types it: `@何佳宁`, and who is meant by it. */
export function plainComment(text: string): { readonly plain: string; readonly mentioned: ReadonlyMap<string, PersonId> } {
  const mentioned = new Map<string, PersonId>();
  let plain = "";
  for (const part of textParts(text)) {
    if (part.kind === "mention") mentioned.set(part.name, part.personId);
    plain += part.kind === "text" ? part.text : `@${part.name}`;
  }
  return { plain, mentioned };
}

/** The way back: every `@name` that somebody chose becomes a mention. Of two names that begin alike the longer one is meant. */
export function commentWithMentions(plain: string, mentioned: ReadonlyMap<string, PersonId>): string {
  const names = [...mentioned.keys()].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  let text = "";
  let from = 0;
  while (from < plain.length) {
    const name = plain[from] === "@" ? names.find((each) => plain.startsWith(each, from + 1)) : undefined;
    const personId = name === undefined ? undefined : mentioned.get(name);
    if (name === undefined || personId === undefined) {
      text += plain[from] ?? "";
      from += 1;
    } else {
      text += `@[${mentionName(name)}](${personId})`;
      from += name.length + 1;
    }
  }
  return text;
}

/** A name as it can stand in a mention. */
export function mentionName(name: string): string {
  const clean = name.replace(NOT_IN_NAMES, "").trim();
  return [...clean].slice(0, 40).join("");
}
