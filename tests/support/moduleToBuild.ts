/** The same job for pointer and keyboard: a module of twenty points, and thirty links between them. Pinyin initials of the titles differ, and none occurs in the skeleton. */
export const MODULE = "结构化表达";
export const TITLES = [
  "结论先行", "以上统下", "归类分组", "逻辑递进", "背景冲突", "设问引入", "纵向问答", "横向演绎", "时间顺序", "空间层次",
  "重要程度", "相互独立", "完全穷尽", "一图一意", "数字佐证", "故事开场", "类比说明", "删去冗余", "标题成句", "收尾呼应",
] as const;

/** A chain through all twenty, and eleven that jump: 19 + 11. */
export const CHAIN: readonly (readonly [string, string])[] = TITLES.slice(1).map((title, index) => [TITLES[index] ?? "", title] as const);
export const JUMPS: readonly (readonly [string, string])[] = TITLES.slice(0, 11).map((title, index) => [title, TITLES[index + 5] ?? ""] as const);
export const LINKS = [...CHAIN, ...JUMPS];
