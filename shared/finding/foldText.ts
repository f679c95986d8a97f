/** Upper and lower case, full and half width, composed and decomposed are the same to somebody who searches. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
