import { readJson } from "#electron/disk/readJson.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";
import { FIRST_PLACEMENT, windowPlacementSchema, type WindowPlacement } from "./placeOnScreen.ts";

export interface WindowPlacementFile {
  read(): Promise<WindowPlacement>;
  /** Never rejects: a forgotten window size is not worth a word. */
  save(placement: WindowPlacement): Promise<void>;
  /** Waits for a save under way. */
  flush(): Promise<void>;
}

export function createWindowPlacementFile(path: string, warn: (message: string) => void): WindowPlacementFile {
  const queue = createTaskQueue();
  return {
    read: async () => {
      try {
        const raw = await readJson(path);
        const parsed = windowPlacementSchema.safeParse(raw.kind === "value" ? raw.value : null);
        return parsed.success ? parsed.data : FIRST_PLACEMENT;
      } catch (cause) {
        warn(`read window place: ${String(cause)}`);
        return FIRST_PLACEMENT;
      }
    },
    save: (placement) => queue.run(async () => {
      try {
        await writeFileDurably(path, JSON.stringify(placement));
      } catch (cause) {
        warn(`save window place: ${String(cause)}`);
      }
    }),
    flush: () => queue.run(async () => undefined),
  };
}
