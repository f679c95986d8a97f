import { Dexie, type EntityTable, type Table } from "dexie";
import { reportProblem } from "../reportProblem.ts";

export interface CatalogueRow {
  readonly forestId: string;
  readonly name: string;
  readonly pointCount: number;
  readonly linkCount: number;
  readonly lastOpenedAtMs: number;
}

/** `state` is read back with a schema: a cache is as untrusted as any file. */
export interface ViewStateRow {
  readonly forestId: string;
  readonly state: unknown;
}

/** Recent and saved searches, and answered proposals; read back with a schema. */
export interface SearchMemoryRow {
  readonly forestId: string;
  readonly state: unknown;
}

/** A small picture, as a file of kind image/webp. */
export interface ThumbnailRow {
  readonly forestId: string;
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
  readonly keptAtMs: number;
}

type CacheDatabase = Dexie & { searchMemory: EntityTable<SearchMemoryRow, "forestId">; catalogue: EntityTable<CatalogueRow, "forestId">; viewState: EntityTable<ViewStateRow, "forestId">; thumbnails: Table<ThumbnailRow, [string, string]> };

const TIMEOUT_MS = 2_000;
let database: CacheDatabase | null = null;

function openedDatabase(): CacheDatabase {
  if (database !== null) return database;
  // SAFETY: the tables named here are exactly those of the stores() call below; this is how Dexie documents its typing.
  const opening = new Dexie("forest-cache") as CacheDatabase;
  opening.version(1).stores({ catalogue: "forestId", viewState: "forestId" });
  opening.version(2).stores({ thumbnails: "[forestId+sha256], forestId, keptAtMs" });
  opening.version(2).stores({ searchMemory: "forestId" });
  database = opening;
  return opening;
}

/** Runs one piece of work on the caches. They are rebuildable: a failure or a hang is reported and answered with `otherwise`. */
export async function withCaches<T>(where: string, otherwise: T, work: (database: CacheDatabase) => PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error("cache does not answer")), TIMEOUT_MS); });
  try {
    return await Promise.race([work(openedDatabase()), tooLate]);
  } catch (thrown) {
    reportProblem(where, thrown, "warn");
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

/** Lets go of the caches; the next use opens them again. */
export function closeCaches(): void {
  database?.close();
  database = null;
}
