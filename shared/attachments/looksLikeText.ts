/** Controls that stand in no text: all but tab, the ends of lines and the page break. */
function isForeign(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
}

/** Whether these may be the first bytes of a text in UTF-8, GB 18030 or (with its mark) UTF-16. */
export function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.length > 0 && !head.some(isForeign);
}
