import { Dexie, type Table } from "dexie";
import { isCommentId, isEndId, isPersonId, isPointId, isThreadId } from "#shared/kernel/index.ts";
import { isDiscussionDocId, isNoteDocId, isSideDocId, parseNoteDocId } from "#shared/notes/index.ts";
import type { SuggestionState } from "#shared/search/index.ts";
import type { SearchCache } from "../search/createSearchHost.ts";
import type { DiscussionContent, DocContent, NoteContent } from "../search/readDocument.ts";

/** Counts up when what is read of a document changes: then everything is read again. */
export const KEPT_FORMAT = 4;
const DATABASE = "search-cache";
const TIMEOUT_MS = 20_000;

interface DocRow { readonly forestId: string; readonly docId: string; readonly format: number; readonly content: unknown }
interface MarkRow { readonly forestId: string; readonly format: number; readonly throughSeq: number }
interface FileRow { readonly forestId: string; readonly sha256: string; readonly text: unknown }
type SearchDatabase = Dexie & { docs: Table<DocRow, [string, string]>; marks: Table<MarkRow, string>; files: Table<FileRow, [string, string]> };
type Report = (where: string, thrown: unknown) => void;

function openDatabase(): SearchDatabase {
  // SAFETY: the tables named here are exactly those of the stores() call below; this is how Dexie documents its typing.
  const database = new Dexie(DATABASE) as SearchDatabase;
  database.version(1).stores({ docs: "[forestId+docId], forestId", marks: "forestId", files: "[forestId+sha256], forestId" });
  return database;
}

/**
 * The texts of notes and files as the index needs them, kept on this device between sessions, private ones too. Opened in the search worker. Rebuildable: a
 * failure or a hang is reported and costs time only.
 */
export function openSearchCache(forestId: string, report: Report): SearchCache {
  const database = openDatabase();
  const guarded = <T>(where: string, otherwise: T, work: () => PromiseLike<T>): Promise<T> => guard(where, { otherwise, work, report });
  return {
    read: () => guarded("searchCache.read", NOTHING, async () => {
      const [mark, rows] = await Promise.all([database.marks.get(forestId), database.docs.where("forestId").equals(forestId).toArray()]);
      return readRows(mark, rows);
    }),
    write: (docs) => guarded("searchCache.write", false, async () => {
      await database.docs.bulkPut(docs.map((content) => ({ forestId, docId: content.docId, format: KEPT_FORMAT, content })));
      return true;
    }),
    mark: (throughSeq) => guarded("searchCache.mark", undefined, async () => { await database.marks.put({ forestId, format: KEPT_FORMAT, throughSeq }); }),
    readFile: (sha256) => guarded<string | null | undefined>("searchCache.readFile", undefined, async () => {
      const text = (await database.files.get([forestId, sha256]))?.text;
      return typeof text === "string" || text === null ? text : undefined;
    }),
    writeFile: (sha256, text) => guarded("searchCache.writeFile", undefined, async () => { await database.files.put({ forestId, sha256, text }); }),
    clear: () => guarded("searchCache.clear", undefined, () => forgetIn(database, forestId)),
    close: () => { database.close(); },
  };
}

/** Forgets what was kept of a forest that has been deleted for good. */
export async function forgetSearchCache(forestId: string, report: Report): Promise<void> {
  const database = openDatabase();
  await guard("searchCache.forget", { otherwise: undefined, work: () => forgetIn(database, forestId), report });
  database.close();
}

async function forgetIn(database: SearchDatabase, forestId: string): Promise<void> {
  await database.transaction("rw", database.docs, database.marks, database.files, async () => {
    await database.marks.delete(forestId);
    await database.docs.where("forestId").equals(forestId).delete();
    await database.files.where("forestId").equals(forestId).delete();
  });
}

async function guard<T>(where: string, { otherwise, work, report }: { readonly otherwise: T; work(): PromiseLike<T>; readonly report: Report }): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error("cache does not answer")), TIMEOUT_MS); });
  try {
    return await Promise.race([work(), tooLate]);
  } catch (thrown) {
    report(where, thrown);
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

const NOTHING: { readonly throughSeq: number; readonly docs: readonly DocContent[] } = { throughSeq: -1, docs: [] };

/** Reads rows as untrusted as any file. One that cannot be read makes the mark worthless: what it held must be read from the log again. */
export function readRows(mark: unknown, rows: readonly unknown[]): { readonly throughSeq: number; readonly docs: readonly DocContent[] } {
  const docs: DocContent[] = [];
  let isWhole = true;
  for (const row of rows) {
    const content = isRecord(row) && row["format"] === KEPT_FORMAT ? readContent(row["content"]) : null;
    if (content === null) isWhole = false;
    else docs.push(content);
  }
  const seq = isRecord(mark) && mark["format"] === KEPT_FORMAT ? mark["throughSeq"] : undefined;
  return { throughSeq: isWhole && typeof seq === "number" && Number.isSafeInteger(seq) ? seq : -1, docs };
}

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Loose => typeof value === "object" && value !== null;

function readContent(value: unknown): DocContent | null {
  if (!isRecord(value) || typeof value["docId"] !== "string" || !isSideDocId(value["docId"])) return null;
  return value["kind"] === "note" ? readNoteContent(value) : value["kind"] === "discussion" ? readDiscussion(value) : null;
}

function readNoteContent(value: Loose): NoteContent | null {
  const { docId, text, refs, attachments, changedAtMs } = value;
  if (typeof docId !== "string" || !isNoteDocId(docId) || typeof text !== "string" || !isListOf(refs, isRef) || !isListOf(attachments, isFile)) return null;
  const parsed = parseNoteDocId(docId);
  return parsed === null ? null : { kind: "note", docId, pointId: parsed.pointId, text, refs, attachments, changedAtMs: typeof changedAtMs === "number" ? changedAtMs : null };
}

function readDiscussion({ docId, comments, suggestions }: Loose): DiscussionContent | null {
  return typeof docId === "string" && isDiscussionDocId(docId) && isListOf(comments, isComment) && isListOf(suggestions, isSuggestion) ? { kind: "discussion", docId, comments, suggestions } : null;
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}
const isRef = (value: unknown): value is NoteContent["refs"][number] => isRecord(value) && isPointId(value["pointId"]) && typeof value["label"] === "string" && typeof value["context"] === "string";
const isFile = (value: unknown): value is NoteContent["attachments"][number] =>
  isRecord(value) && typeof value["sha256"] === "string" && typeof value["name"] === "string" && typeof value["mime"] === "string";
const isComment = (value: unknown): value is DiscussionContent["comments"][number] =>
  isRecord(value) && isCommentId(value["id"]) && isEndId(value["at"]) && isSaid(value);
const isSuggestion = (value: unknown): value is DiscussionContent["suggestions"][number] =>
  isRecord(value) && isThreadId(value["id"]) && isPointId(value["pointId"]) && isSaid(value) && STATES.has(value["state"]);
const isSaid = ({ text, atMs, by }: Loose): boolean => typeof text === "string" && typeof atMs === "number" && (by === null || isPersonId(by));
const STATES: ReadonlySet<unknown> = new Set<SuggestionState>(["open", "adopted", "declined", "withdrawn"]);
