import type { PointId } from "#shared/kernel/index.ts";
import type { SearchMemory } from "#renderer/runtime/index.ts";

type Change = (before: SearchMemory) => SearchMemory;

const MOST_RECENT = 10;
const MOST_SAVED = 30;

/** Notes what was searched for, newest first, each once. */
export const addRecent = (text: string): Change => (before) => ({ ...before, recent: [text, ...before.recent.filter((each) => each !== text)].slice(0, MOST_RECENT) });

export const clearRecent: Change = (before) => ({ ...before, recent: [] });

/** Keeps a search, or lets go of it. */
export const toggleSaved = (text: string): Change => (before) => ({
  ...before, saved: before.saved.includes(text) ? before.saved.filter((each) => each !== text) : [...before.saved, text].slice(-MOST_SAVED),
});

/** Counts proposals that are shown for the first time. */
export const countAsked = (from: PointId, shown: readonly PointId[]): Change => (before) => {
  const known = before.asked[from] ?? [];
  const fresh = shown.filter((id) => !known.includes(id));
  return fresh.length === 0 ? before : { ...before, asked: { ...before.asked, [from]: [...known, ...fresh] }, answers: { ...before.answers, asked: before.answers.asked + fresh.length } };
};

/** 不相关: it is not proposed again, from either side. */
export const dismiss = (from: PointId, to: PointId): Change => (before) => ({
  ...before,
  dismissed: { ...before.dismissed, [from]: [...(before.dismissed[from] ?? []), to], [to]: [...(before.dismissed[to] ?? []), from] },
  answers: { ...before.answers, dismissed: before.answers.dismissed + 1 },
});

export const countLinked: Change = (before) => ({ ...before, answers: { ...before.answers, linked: before.answers.linked + 1 } });
