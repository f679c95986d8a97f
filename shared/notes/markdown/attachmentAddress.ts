import { amountAttr, attOf, textAttr, type NoteAttrs, type NoteJson } from "../noteJson.ts";

const SCHEME = "attachment:";
const IMAGE_WIDTHS_PCT: readonly number[] = [25, 50, 75, 100];

export const isAttachmentAddress = (href: string): boolean => href.startsWith(SCHEME);

/** Where Markdown finds the file of a node: `attachment:<sha256>`, with what its block knows of it behind. */
export function attachmentAddress(node: NoteJson): string {
  const base = SCHEME + (attOf(node) ?? "");
  if (node.type === "timestamp") return `${base}#t=${amountAttr(node, "atS", 0)}`;
  const facts: string[] = [];
  const width = amountAttr(node, "widthPct", 100);
  if (node.type === "image" && width !== 100) facts.push(`width=${width}`);
  if (node.type === "media") facts.push("play");
  const mime = textAttr(node, "mime");
  if (mime !== "") facts.push(`mime=${encodeFact(mime)}`);
  const size = amountAttr(node, "sizeBytes", 0);
  if (size > 0) facts.push(`size=${size}`);
  return facts.length === 0 ? base : `${base}?${facts.join("&")}`;
}

const encodeFact = (fact: string): string => fact.replace(/[^A-Za-z0-9/.+_-]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
const decodeFact = (fact: string): string => fact.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const amount = (text: string | undefined, fallback: number): number => {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
};

/** The node an address stands for. `words`: what is written in front of it; `title`: in quotes behind it. */
export function readAttachmentAddress(href: string, words: string, title: string, isImage: boolean): NoteJson {
  const [, sha = "", facts = "", moment] = /^attachment:([^?#]*)(?:\?([^#]*))?(?:#t=(.*))?$/s.exec(href) ?? [];
  const att = /^[0-9a-f]{64}$/.test(sha) ? sha : null;
  if (moment !== undefined) return { type: "timestamp", attrs: { att, atS: amount(moment, 0) } };
  const known = new Map(facts.split("&").slice(0, 20).map((fact): [string, string] => {
    const at = fact.indexOf("=");
    return at < 0 ? [fact, ""] : [fact.slice(0, at), decodeFact(fact.slice(at + 1))];
  }));
  if (isImage) return { type: "image", attrs: { att, alt: words, caption: title, widthPct: width(known.get("width")) } };
  const mime = known.get("mime") ?? "";
  const attrs: NoteAttrs = { att, name: words, mime };
  return known.has("play") ? { type: "media", attrs } : { type: "file", attrs: { ...attrs, sizeBytes: amount(known.get("size"), 0) } };
}

/** The editor knows four widths; anything else is as wide as the text. */
function width(text: string | undefined): number {
  const value = amount(text, 100);
  return IMAGE_WIDTHS_PCT.includes(value) ? value : 100;
}
