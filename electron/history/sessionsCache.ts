import { join } from "node:path";
import * as z from "zod";
import { sessionSchema } from "#shared/history/index.ts";
import { crc32c, type LogRecord, type SeqRange } from "#shared/storage/index.ts";
import { gunzipped, gzipped } from "#electron/disk/gzip.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import type { HistoryPlace } from "./readAfter.ts";
import type { TimelineEntry } from "./summariseSessions.ts";

/**
 * `history/sessions.json.gz`: the sessions up to some change, so that a timeline need not run through the whole log. Rebuildable: whatever is wrong with it, it
 * counts as not there. Raise the format when what is stored, or how it is worked out, changes.
 */
const CACHE_FORMAT = 3;
const MAX_CACHE_BYTES = 256 * 1024 * 1024;

const whole = z.number().int().min(0);
const cacheSchema = z.object({
  format: z.literal(CACHE_FORMAT),
  /** The last change that is covered: tells whether the cache belongs to this log. */
  last: z.object({ seq: whole, atMs: whole, crc: whole }),
  missing: z.array(z.object({ fromSeq: whole, toSeq: whole, afterMs: whole, beforeMs: whole })),
  entries: z.array(z.object({ session: sessionSchema, milestoneNews: z.array(z.object({ id: z.string(), name: z.string().nullable() })) })).min(1),
});

export interface SessionsCache {
  readonly last: { readonly seq: number; readonly atMs: number; readonly crc: number };
  readonly missing: readonly SeqRange[];
  readonly entries: readonly TimelineEntry[];
}

const folderIn = (forestDir: string): string => join(forestDir, "history");
const pathIn = (forestDir: string): string => join(folderIn(forestDir), "sessions.json.gz");

/** Null when there is none that can be used. Never rejects. */
export async function readSessionsCache({ fs, forestDir }: HistoryPlace): Promise<SessionsCache | null> {
  try {
    const json = await gunzipped(await fs.read(pathIn(forestDir)), MAX_CACHE_BYTES);
    if (json === null) return null;
    const parsed = cacheSchema.safeParse(JSON.parse(new TextDecoder().decode(json)));
    return parsed.success ? parsed.data : null;
  } catch (cause) {
    // A cache that cannot be read is no cache; anything but the disk and the text in it is a bug.
    if (errnoOf(cause) === null && !(cause instanceof SyntaxError)) throw cause;
    return null;
  }
}

/** Keeps the cache for the next time. False when the disk refused: the timeline is right without it, only slower. */
export async function writeSessionsCache({ fs, forestDir }: HistoryPlace, cache: SessionsCache): Promise<boolean> {
  const json = new TextEncoder().encode(JSON.stringify({ format: CACHE_FORMAT, ...cache }));
  const packed = await gzipped(json);
  try {
    // Making a folder makes its parents: a forest that was deleted meanwhile must not come back as a ghost.
    if (!(await fs.folderExists(forestDir))) return false;
    await fs.makeFolder(folderIn(forestDir));
    await writeWhole(fs, pathIn(forestDir), packed);
    return true;
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return false;
  }
}

/** What the cache remembers of the last change it covers. */
export const markOf = ({ seq, atMs, bytes }: LogRecord): SessionsCache["last"] => ({ seq, atMs, crc: crc32c(bytes) });

/** Whether the cache was made of the log that holds this record. */
export function belongsTo(record: LogRecord | null, { last }: SessionsCache): boolean {
  if (record === null) return false;
  const mark = markOf(record);
  return mark.seq === last.seq && mark.atMs === last.atMs && mark.crc === last.crc;
}
