import { matchTitle } from "#shared/finding/index.ts";
import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";

export interface ActionChoice {
  readonly id: string;
  readonly label: string;
  /** What it goes by besides: in the other language, and by what is found there. */
  readonly otherNames: readonly string[];
  readonly shortcut: string | null;
}
export interface PaletteResults { readonly actions: readonly ActionChoice[]; readonly points: readonly PointRecord[] }

const MOST_ACTIONS = 12;
const MOST_POINTS = 30;

/** What the palette offers for a query, best first. Without a query: what was used last, then the actions in their own order. */
export function paletteResults(query: string, offered: { readonly actions: readonly ActionChoice[]; readonly recentIds: readonly string[]; readonly view: ForestView | null }): PaletteResults {
  if (query.trim() === "") return { actions: recentFirst(offered.actions, offered.recentIds).slice(0, MOST_ACTIONS), points: [] };
  const actions = ranked(offered.actions, (action) => nameScore(action, query)).slice(0, MOST_ACTIONS);
  const points = offered.view === null ? [] : ranked([...offered.view.points()], (point) => bestOf(point, query)).slice(0, MOST_POINTS);
  return { actions, points };
}

function bestOf(point: PointRecord, query: string): number {
  return Math.max(score(point.title, query), ...point.aliases.map((alias) => score(alias, query)), point.domain === "" ? 0 : score(point.domain, query));
}

/** What is on the screen answers better than what only leads there. */
function nameScore({ label, otherNames }: ActionChoice, query: string): number {
  const shown = score(label, query);
  return shown > 0 ? shown + 1 : Math.max(0, ...otherNames.map((name) => score(name, query))) / 3;
}

const score = (text: string, query: string): number => matchTitle(text, query, readingsOf);

function ranked<T>(all: readonly T[], rank: (one: T) => number): T[] {
  return all.map((one) => ({ one, rank: rank(one) })).filter((each) => each.rank > 0).sort((a, b) => b.rank - a.rank).map(({ one }) => one);
}

function recentFirst(actions: readonly ActionChoice[], recentIds: readonly string[]): ActionChoice[] {
  const rank = new Map(recentIds.map((id, index) => [id, index]));
  return [...actions].sort((a, b) => (rank.get(a.id) ?? recentIds.length) - (rank.get(b.id) ?? recentIds.length));
}
