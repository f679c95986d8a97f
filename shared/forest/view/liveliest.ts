import type { Life } from "../repair/readPoint.ts";

const LIFE_RANK = { present: 2, trashed: 1, void: 0 } as const;

/** Which of two records with one id counts: present before trashed before void, and among equals the shared one. */
export function liveliest<T extends { readonly life: Life }>(shared: T | undefined, own: T | undefined): T | undefined {
  if (shared === undefined || own === undefined) return shared ?? own;
  return LIFE_RANK[own.life] > LIFE_RANK[shared.life] ? own : shared;
}
