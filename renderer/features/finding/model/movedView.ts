import type { SavedViewRecord } from "#shared/forest/index.ts";

type ViewId = SavedViewRecord["id"];

/** Behind which of all records a view goes to stand before or after another; undefined when it stands there. */
export function placeBeside(all: readonly Pick<SavedViewRecord, "id">[], id: ViewId, target: ViewId, side: "before" | "after"): ViewId | null | undefined {
  if (id === target) return undefined;
  const others = all.map((each) => each.id).filter((each) => each !== id);
  const at = others.indexOf(target);
  if (at < 0) return undefined;
  const afterId = side === "after" ? target : others[at - 1] ?? null;
  const before = all.findIndex((each) => each.id === id);
  return (all[before - 1]?.id ?? null) === afterId ? undefined : afterId;
}

/** Where one step up or down among the shown views leads; undefined at the end of the list. */
export function placeOfStep(all: readonly Pick<SavedViewRecord, "id">[], shown: readonly ViewId[], id: ViewId, step: 1 | -1): ViewId | null | undefined {
  const target = shown[shown.indexOf(id) + step];
  return target === undefined || !shown.includes(id) ? undefined : placeBeside(all, id, target, step === 1 ? "after" : "before");
}
