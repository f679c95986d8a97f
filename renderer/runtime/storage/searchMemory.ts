import * as z from "zod";
import { withCaches } from "./cacheDatabase.ts";

const textSchema = z.string().min(1).max(400);
const searchMemorySchema = z.object({
  /** What was searched for, newest first. */
  recent: z.array(textSchema).catch([]),
  /** Searches somebody keeps, in the order they were kept. */
  saved: z.array(textSchema).catch([]),
  /** Proposals somebody said no to: from which point → to which points. */
  dismissed: z.record(z.string(), z.array(z.string())).catch({}),
  /** How proposals were answered, for insight. `asked`: shown for the first time. */
  answers: z.object({ asked: z.number(), linked: z.number(), dismissed: z.number() }).catch({ asked: 0, linked: 0, dismissed: 0 }),
  /** Proposals that were shown, so that each counts once. */
  asked: z.record(z.string(), z.array(z.string())).catch({}),
});

/** What one person searched for and answered in one forest. Personal to this machine, never in a document. */
export type SearchMemory = z.output<typeof searchMemorySchema>;

const NOTHING: SearchMemory = { recent: [], saved: [], dismissed: {}, answers: { asked: 0, linked: 0, dismissed: 0 }, asked: {} };

function parse(state: unknown): SearchMemory {
  const parsed = searchMemorySchema.safeParse(state);
  return parsed.success ? parsed.data : NOTHING;
}

export const searchMemory = {
  read: async (forestId: string): Promise<SearchMemory> => parse((await withCaches("searchMemory.read", undefined, (database) => database.searchMemory.get(forestId)))?.state ?? NOTHING),
  /** Changes what is there; answers with what is there then, or null when it could not be stored. */
  change: (forestId: string, change: (before: SearchMemory) => SearchMemory): Promise<SearchMemory | null> => withCaches<SearchMemory | null>("searchMemory.change", null, (database) =>
    database.transaction("rw", database.searchMemory, async () => {
      const after = change(parse((await database.searchMemory.get(forestId))?.state ?? NOTHING));
      await database.searchMemory.put({ forestId, state: after });
      return after;
    })),
  forget: (forestId: string): Promise<void> => withCaches("searchMemory.forget", undefined, (database) => database.searchMemory.delete(forestId)),
};
