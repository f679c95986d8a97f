const LOOKED_AT = 20_000;
/** Signs nobody sets by accident: one of them is enough. */
const CLEAR = [/^#{1,6} \S/m, /^(?:```|~~~)/m, /^\|?[ ]?:?-{3,}:?[ ]?\|/m, /^[ ]{0,8}[-*+] \[[ xX]\] /m, /^> ?\[![a-zA-Z]+\]/m, /\[[^[\]\n]{1,200}\]\((?:https?:\/\/|mailto:|attachment:)/, /^\$\$/m, /\[\[[^[\]\n]{1,200}\]\]/];
/** Signs that also stand in ordinary text: two of them together count. */
const VAGUE = [/^[ ]{0,8}[-*+] \S/m, /^[ ]{0,8}\d{1,3}[.)] \S/m, /^> \S/m, /\*\*\S[^*\n]{0,200}\*\*/, /`[^`\n]{1,200}`/, /==[^=\n]{1,200}==/, /~~[^~\n]{1,200}~~/, /\$[^$\s][^$\n]{0,200}\$/];
const LIST_LINE = /^[ ]{0,8}(?:[-*+]|\d{1,3}[.)]) \S/;

/** Whether plain text is better read as Markdown: headings, fences, tables, tasks, links, or several smaller signs together. */
export function looksLikeMarkdown(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  if (CLEAR.some((sign) => sign.test(start))) return true;
  const listLines = start.split("\n", 400).filter((line) => LIST_LINE.test(line)).length;
  return VAGUE.filter((sign) => sign.test(start)).length + (listLines >= 2 ? 1 : 0) >= 2;
}
