import { meets, type Rect } from "#shared/tower/index.ts";
import type { TowerDraft } from "./towerDraft.ts";

/** A forest of fifty thousand has hundreds of modules: only names and invitations that can be seen, or soon, are set. */
export function isInPart({ input: { part } }: TowerDraft, rect: Rect): boolean {
  return part === undefined || meets(rect, part);
}
