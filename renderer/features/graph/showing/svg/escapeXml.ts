/** What XML 1.0 forbids even as a reference: most control characters, two non-characters, and halves of letters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const HALF_LETTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SPACES = /[\t\n\r\u0085\u2028\u2029]+/g;

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Any text as it may stand in an SVG, in an element or in an attribute; what cannot stand there is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replace(HALF_LETTER, "\ufffd")
    .replace(SPACES, " ")
    .replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? sign);
}
