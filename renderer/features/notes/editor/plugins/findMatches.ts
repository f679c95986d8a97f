import type { Node } from "@tiptap/pm/model";

export interface FoundText { readonly from: number; readonly to: number }

/** Lower case and half width, sign by sign, so that every sign stays where it is. */
function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const plain = sign.normalize("NFKC").toLowerCase();
    folded += plain.length === 1 ? plain : sign;
  }
  return folded;
}

/** Every place of a note where `query` stands inside one paragraph, in order, not overlapping; case and width make no difference. */
export function findMatches(doc: Node, query: string): readonly FoundText[] {
  const wanted = fold(query);
  const found: FoundText[] = [];
  if (wanted === "") return found;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    // One sign for everything that is no text (a mention, a break): positions stay true.
    const text = fold(node.textBetween(0, node.content.size, undefined, "\ufffc"));
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    return false;
  });
  return found;
}
