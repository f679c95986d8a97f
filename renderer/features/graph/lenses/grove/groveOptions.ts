import type { PointId } from "#shared/kernel/index.ts";
import { createReadable, perForest, type Writable } from "#renderer/runtime/index.ts";

/** How the grove is looked at. Session state: while 整理 is being previewed, pins and seats count as not set. */
export interface GroveOptionsState {
  readonly ignorePins: ReadonlySet<PointId> | "all" | undefined;
}

export type GroveOptions = Writable<GroveOptionsState>;

export const groveOptionsOf = perForest((): GroveOptions => createReadable<GroveOptionsState>({ ignorePins: undefined }));
