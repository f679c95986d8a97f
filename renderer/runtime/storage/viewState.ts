import * as z from "zod";
import { withCaches } from "./cacheDatabase.ts";

const viewStateSchema = z.object({
  /** Where the camera was left, by way of looking. */
  cameras: z.record(z.string(), z.object({ x: z.number(), y: z.number(), zoomRatio: z.number().positive() })).catch({}),
  /** Which way of looking was chosen last (塔, 林, 焦点); the graph gives it its meaning. */
  lens: z.string().max(40).nullable().catch(null),
  expandedIds: z.array(z.string()).nullable().catch(null),
  /** Panel name → percent of the window's width. */
  panelSizesPct: z.record(z.string(), z.number()).catch({}),
  /** When the forest was last open here; what was created later is news. */
  lastVisitAtMs: z.number().nullable().catch(null),
});

/** How one person last looked at one forest. Personal to this machine, never in a document. `expandedIds` null: never chosen. */
export type ViewState = z.output<typeof viewStateSchema>;

const NEVER_SEEN: ViewState = { cameras: {}, lens: null, expandedIds: null, panelSizesPct: {}, lastVisitAtMs: null };

export const viewState = {
  read: async (forestId: string): Promise<ViewState> => {
    const row = await withCaches("viewState.read", undefined, (database) => database.viewState.get(forestId));
    const parsed = viewStateSchema.safeParse(row?.state);
    return parsed.success ? parsed.data : NEVER_SEEN;
  },
  /** Changes the given fields and keeps the others. */
  write: (forestId: string, patch: Partial<ViewState>): Promise<void> => withCaches("viewState.write", undefined, (database) =>
    database.transaction("rw", database.viewState, async () => {
      const before = viewStateSchema.safeParse((await database.viewState.get(forestId))?.state);
      await database.viewState.put({ forestId, state: { ...(before.success ? before.data : NEVER_SEEN), ...patch } });
    })),
  forget: (forestId: string): Promise<void> => withCaches("viewState.forget", undefined, (database) => database.viewState.delete(forestId)),
};
