import { isSafeHref } from "#shared/notes/index.ts";
import { cleanSliceMark } from "./cleanSliceMark.ts";
import { joinWordLists, readCheckboxes, readStyles, unwrap } from "./officeMarkup.ts";
import { ALLOWED_TAGS, DROPPED_TAGS, OWN_ATTRIBUTES } from "./pastedMarkup.ts";
import { PASTE_LIMITS, type PasteRefusal } from "./pasteLimits.ts";
import { purifyHtml } from "./purifyHtml.ts";
import { readDataImage } from "./readDataImage.ts";

export interface CleanedHtml {
  readonly html: string;
  /** Pictures that came within the text, to be kept as attachments. */
  readonly images: readonly File[];
  /** Pictures that were left out: they lie elsewhere, and nothing is fetched, or they are too many, too large or damaged. */
  readonly leftOutImages: number;
}

const TAGS = new Set(ALLOWED_TAGS);
const DROPPED = new Set(DROPPED_TAGS);
const OWN = new Set(OWN_ATTRIBUTES);

function attributesOf(element: Element): void {
  const tag = element.tagName.toLowerCase();
  for (const { name, value } of [...element.attributes]) {
    const kept = keptValue(tag, name.toLowerCase(), value);
    if (kept === null) element.removeAttribute(name);
    else if (kept !== value) element.setAttribute(name, kept);
  }
}

type Keeper = (tag: string, value: string) => string | null;

const keepSpan: Keeper = (_tag, value) => (/^\d{1,5}$/.test(value) ? String(Math.min(PASTE_LIMITS.span, Math.max(1, Number(value)))) : null);
/** What may be said besides what our own nodes say: the attribute, and what is left of it. */
const KEEPERS = new Map<string, Keeper>([
  ["href", (tag, value) => (tag === "a" && isSafeHref(value) ? value : null)],
  ["start", (tag, value) => (tag === "ol" && /^\d{1,8}$/.test(value) ? value : null)],
  ["colspan", keepSpan],
  ["rowspan", keepSpan],
  ["style", (tag, value) => alignOf(tag, value)],
  ["class", (tag, value) => (tag === "code" ? (/(?:^|\s)(language-[\w+#.-]{1,30})(?:\s|$)/.exec(value)?.[1] ?? null) : null)],
  ["data-pm-slice", (_tag, value) => cleanSliceMark(value)],
]);

function keptValue(tag: string, name: string, value: string): string | null {
  const keeper = KEEPERS.get(name);
  if (keeper !== undefined) return keeper(tag, value);
  return OWN.has(name) && value.length <= 20_000 ? value : null;
}

/** Only cells keep a style: the side their words stand on. */
function alignOf(tag: string, style: string): string | null {
  const side = tag === "td" || tag === "th" ? /text-align:\s*(left|center|right)/i.exec(style)?.[1] : undefined;
  return side === undefined ? null : `text-align: ${side.toLowerCase()}`;
}

/** Leaves only elements a note can make sense of: a second lock behind the one of `purifyHtml`, and simple enough to be read at a glance. */
function restrict(root: Element): void {
  const todo: Node[] = [...root.childNodes];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.nodeType === Node.TEXT_NODE) continue;
    const tag = node.nodeName.toLowerCase();
    if (!(node instanceof Element) || DROPPED.has(tag)) {
      node.parentNode?.removeChild(node);
      continue;
    }
    for (const child of node.childNodes) todo.push(child);
    if (!TAGS.has(tag)) unwrap(node);
  }
}

function hasHugeTable(root: Element): boolean {
  const cells = new Map<Element | null, number>();
  const all = root.querySelectorAll("td, th");
  if (all.length > PASTE_LIMITS.cells) return true;
  for (const { parentElement: row } of all) cells.set(row, (cells.get(row) ?? 0) + 1);
  return [...cells.values()].some((count) => count > PASTE_LIMITS.rowCells);
}

/** Lays flat what is nested too deeply: the words stay, the boxes around them go. */
function flatten(root: Element): void {
  const todo: { readonly element: Element; readonly depth: number }[] = [...root.children].map((element) => ({ element, depth: 1 }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { element, depth } = next;
    const children = [...element.children];
    const isDeep = depth > PASTE_LIMITS.depth && children.length > 0;
    for (const child of children) todo.push({ element: child, depth: isDeep ? depth : depth + 1 });
    if (isDeep) unwrap(element);
  }
}

function takeImages(root: Element): { readonly images: readonly File[]; readonly leftOutImages: number } {
  const images: File[] = [];
  let bytes = 0;
  let leftOutImages = 0;
  for (const element of [...root.querySelectorAll("img")]) {
    const src = element.getAttribute("src") ?? "";
    const isRoomLeft = images.length < PASTE_LIMITS.images && bytes + src.length * 0.75 <= PASTE_LIMITS.imageBytes;
    const file = isRoomLeft ? readDataImage(src, images.length + 1) : null;
    element.remove();
    if (file === null) leftOutImages += 1;
    else {
      bytes += file.size;
      images.push(file);
    }
  }
  return { images, leftOutImages };
}

/** Pictures within the text do not count: they have a limit of their own. */
const lettersOf = (html: string): number => (html.length <= PASTE_LIMITS.text ? html.length : html.replace(/data:image\/[a-z]+;base64,[A-Za-z0-9+/=]+/gi, "").length);

/** Whether HTML of this length is read at all. */
export const isTooLong = (html: string): boolean => html.length > PASTE_LIMITS.text + 2 * PASTE_LIMITS.imageBytes || lettersOf(html) > PASTE_LIMITS.text;

/**
 * Pasted HTML as far as a note can hold it. Nothing in it runs, loads or points to this machine; lists of Word and emphasis of Google Docs become real ones. The
 * result is a text for the editor's own parser, which knows nothing but the schema.
 */
export function cleanPastedHtml(html: string): CleanedHtml | { readonly refused: PasteRefusal } {
  if (isTooLong(html)) return { refused: "too-large" };
  const root = purifyHtml(html);
  if (root.querySelectorAll("*").length > PASTE_LIMITS.elements || hasHugeTable(root)) return { refused: "too-large" };
  restrict(root);
  flatten(root);
  joinWordLists(root);
  readStyles(root);
  readCheckboxes(root);
  const taken = takeImages(root);
  for (const element of [...root.querySelectorAll("*")]) {
    attributesOf(element);
    if (element.tagName === "A" && !element.hasAttribute("href")) unwrap(element);
    else if (element.tagName === "H5" || element.tagName === "H6") {
      const heading = root.ownerDocument.createElement("h4");
      while (element.firstChild !== null) heading.append(element.firstChild);
      element.replaceWith(heading);
    }
  }
  return { html: root.innerHTML, ...taken };
}
