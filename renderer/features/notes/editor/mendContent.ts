import { Fragment, Node, type Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { NOTE_BODY, noteToJson, replaceBlocks, textOfNode, type BlocksReplaced, type NoteJson } from "#shared/notes/index.ts";

/**
 * Gives blocks that the schema does not allow a form that it does, with all their words: two people who change one list at the same time may leave an item behind
 * that begins with no paragraph, and the editor's binding would remove it from the document, words and all. Expects content whose names are all known.
 */
export function mendContent(doc: Y.Doc, schema: Schema): void {
  const blocks = noteToJson(doc).content ?? [];
  const unsound: BlocksReplaced[] = [];
  let from = 0;
  for (const [at, child] of doc.getXmlFragment(NOTE_BODY).toArray().entries()) {
    const own = blocks.slice(from, from + piecesOf(child));
    from += own.length;
    if (own.length === 0 || (own.length === 1 && own.every((block) => isSound(block, schema)))) continue;
    const nodes = soundPieces({ type: "doc", content: own }, schema);
    // Never anything that would have to be mended again: this is asked after each change, its own too.
    if (nodes.every((node) => isSound(node, schema))) unsound.push({ at, count: 1, nodes });
  }
  // From the end, so that the numbers of those before stay right.
  for (const replaced of unsound.reverse()) replaceBlocks(doc, replaced, "mend");
}

/** How many nodes of the JSON stand for it: words that bear different marks are several. */
function piecesOf(child: unknown): number {
  if (!(child instanceof Y.XmlText)) return 1;
  // SAFETY: a delta is a list of pieces; yjs types it as any.
  const pieces = child.toDelta() as readonly { readonly insert?: unknown }[];
  return pieces.filter(({ insert }) => typeof insert === "string" && insert !== "").length;
}

/** Whether it may stand in a note as a block of its own, with everything inside it where it may stand. */
function isSound(block: NoteJson, schema: Schema): boolean {
  try {
    const node = Node.fromJSON(schema, block);
    let isRight = schema.topNodeType.validContent(Fragment.from(node)) && node.type.validContent(node.content);
    node.descendants((each) => { isRight &&= each.type.validContent(each.content); });
    return isRight;
  } catch {
    // SAFETY: a name or a mark that the schema has no place for is the answer, too.
    return false;
  }
}

/** The largest parts that are sound, in their order; what stands in a line becomes a paragraph. */
function soundPieces(block: NoteJson, schema: Schema): NoteJson[] {
  if (block.type !== "doc" && isSound(block, schema)) return [block];
  const pieces: NoteJson[] = [];
  let line: NoteJson[] = [];
  const endLine = (): void => {
    const paragraph: NoteJson = { type: "paragraph", content: line };
    if (line.length > 0) pieces.push(isSound(paragraph, schema) ? paragraph : { ...paragraph, content: [{ type: "text", text: textOfNode(paragraph) }] });
    line = [];
  };
  for (const child of block.content ?? []) {
    if (schema.nodes[child.type]?.isInline === true) line.push(child);
    else {
      endLine();
      pieces.push(...soundPieces(child, schema));
    }
  }
  endLine();
  return pieces;
}
