const MOST = 8;
let ids: readonly string[] = [];

/** What was chosen in the palette, newest first. For this session only. */
export const recentActions = {
  get: (): readonly string[] => ids,
  add: (id: string): void => { ids = [id, ...ids.filter((one) => one !== id)].slice(0, MOST); },
};
