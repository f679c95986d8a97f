import { deserialize, serialize } from "node:v8";
import * as Y from "yjs";
import { createSearchHost, type SearchCache, type SearchHost } from "#renderer/runtime/search/createSearchHost.ts";
import type { DocContent } from "#renderer/runtime/search/readDocument.ts";
import type { FromSearch, SearchPoint } from "#renderer/runtime/search/searchProtocol.ts";
import { KEPT_FORMAT, readRows } from "#renderer/runtime/storage/searchCache.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { MadeNote, Needle } from "./makeTexts.ts";

/** Rows as a database hands them out: each one serialised by itself, as structured cloning does. */
export function keptRows(notes: readonly MadeNote[]): readonly Buffer[] {
  return notes.map((note) => serialize({
    forestId: "fr_bench", docId: `note:${note.id}`, format: KEPT_FORMAT,
    content: { kind: "note", docId: `note:${note.id}`, pointId: note.id, text: note.body, refs: [], attachments: [], changedAtMs: 1 },
  }));
}

export function pointsOf(notes: readonly MadeNote[]): readonly SearchPoint[] {
  return notes.map(({ id, title, aliases, tags }, at) => {
    const pointId = pointIdOf(id);
    return {
      entry: { key: pointId, kind: "point", pointId, title, aliases, tags, body: "", isPrivate: false, atMs: at },
      facets: { kind: "point", moduleId: null, tags, authorId: null, hasCase: false, isPrivate: false },
    };
  });
}

export function pointIdOf(id: string): PointId {
  if (!isPointId(id)) throw new Error(`no id of a point: ${id}`);
  return id;
}

/** A cache that hands out rows that were kept and keeps nothing more. */
function cacheOver(rows: readonly Buffer[]): SearchCache {
  return {
    read: async () => readRows({ forestId: "fr_bench", format: KEPT_FORMAT, throughSeq: 1 }, rows.map((row): unknown => deserialize(row))),
    write: async (_docs: readonly DocContent[]) => true, mark: async () => undefined, readFile: async () => undefined, writeFile: async () => undefined, clear: async () => undefined, close: () => undefined,
  };
}

interface Started { readonly host: SearchHost; readonly tookMs: number; readonly hits: number }

/** From the kept texts to the first answer: rows are read and parsed, points come in, everything is put into the index, and a question is asked that a note answers. */
export async function startFromKept(rows: readonly Buffer[], notes: readonly MadeNote[], needle: Needle): Promise<Started> {
  const points = pointsOf(notes);
  const startedAtMs = performance.now();
  let onMessage: (message: FromSearch) => void = () => undefined;
  const host = createSearchHost({ post: (message) => { onMessage(message); }, openCache: () => cacheOver(rows), loadReadings: async () => () => [] });
  const restored = new Promise<void>((resolve) => { onMessage = (message) => { if (message.kind === "restored") resolve(); }; });
  host.receive({ kind: "start", forestId: "fr_bench", ownIds: [] });
  host.receive({ kind: "points", puts: points, removes: [], people: [] });
  await restored;
  const hits = await new Promise<number>((resolve) => {
    onMessage = (message) => { if (message.kind === "answer" && message.reply.kind === "query") resolve(message.reply.total); };
    host.receive({ kind: "ask", id: 1, question: { kind: "query", text: needle.word, limit: 50 } });
  });
  return { host, tookMs: performance.now() - startedAtMs, hits };
}

/** What a changed note costs the index: its document is read, its old text taken out, its new one put in. In ms, one per note. */
export function timeUpdates(host: SearchHost, notes: readonly MadeNote[]): readonly number[] {
  return notes.map((note, turn) => {
    const doc = new Y.Doc();
    doc.getXmlFragment("body").insert(0, note.body.split("\n").map((line) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(`${line}改`)]);
      return paragraph;
    }));
    const updates = [Y.encodeStateAsUpdate(doc)];
    const startedAtMs = performance.now();
    host.receive({ kind: "docs", turn, docs: [{ docId: `note:${pointIdOf(note.id)}`, updates, changedAtMs: 2 }] });
    return performance.now() - startedAtMs;
  });
}
