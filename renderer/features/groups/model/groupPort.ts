import type { ForestGroup, Joinings } from "#renderer/runtime/index.ts";

/** What this room needs of the group of the open forest. */
export type GroupPort = Pick<ForestGroup, "forestId" | "state" | "peers" | "create">;

/** What it needs of the joinings of this window. */
export type JoiningPort = Pick<Joinings, "joinings" | "began" | "dismiss">;
