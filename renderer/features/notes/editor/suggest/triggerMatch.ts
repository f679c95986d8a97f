export interface TriggerMatch {
  /** Where the trigger begins, counted from the end of the text. */
  readonly length: number;
  readonly query: string;
}
export type FindTrigger = (before: string) => TriggerMatch | null;

// 【【 is what a Chinese keyboard writes for [[, ＠ for @, 、 for /.
const BRACKETS = /(?:\[\[|【【)([^[\]【】\n]{0,40})$/u;
// Behind a Latin letter or a digit it is an address, not a mention.
const AT = /(?:^|[^A-Za-z0-9._%+-])([@＠]([^\s@＠[\]【】，。；：！？、,;:!?]{0,24}))$/u;
const SLASH = /(?:^|[^A-Za-z0-9/:.、])((?:\/)([^\s/、，。]{0,16}))$/u;
const SLASH_AT_START = /^\s*((?:、)([^\s/、，。]{0,16}))$/u;

/** What of the text before the cursor mentions a point: [[ or @ and what is written behind it. */
export const findMention: FindTrigger = (before) => {
  const bracket = BRACKETS.exec(before);
  if (bracket !== null) return { length: bracket[0].length, query: bracket[1] ?? "" };
  const at = AT.exec(before);
  return at === null ? null : { length: at[1]?.length ?? 0, query: at[2] ?? "" };
};

/** What asks for the menu of blocks: a slash that no word or number stands before, or the enumeration comma at the start of a line. */
export const findSlash: FindTrigger = (before) => {
  const slash = SLASH.exec(before) ?? SLASH_AT_START.exec(before);
  return slash === null ? null : { length: slash[1]?.length ?? 0, query: slash[2] ?? "" };
};
