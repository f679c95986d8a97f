/** What word processors put on the clipboard, as the lists and emphasis they mean. All functions change the elements they are given. */
import { pastedHighlight } from "./pastedHighlight.ts";

const LIST_STYLE = /mso-list:\s*l\d+\s+level(\d+)/i;
const NUMBER = /^[\s\u00a0]*(?:\d{1,4}|[a-zA-Z]|[ivxIVX]{1,6}|[一二三四五六七八九十]{1,3})[.)、．]/;

const styleOf = (element: Element): string => (element.getAttribute("style") ?? "").slice(0, 2000);

/** Puts the children of an element in its place. */
export function unwrap(element: Element): void {
  while (element.firstChild !== null) element.before(element.firstChild);
  element.remove();
}

/** Takes out the sign Word wrote in front of the item. Returns whether it was a number. */
function takeSign(item: Element): boolean {
  let sign = "";
  for (const span of [...item.querySelectorAll("span")]) {
    if (!/mso-list:\s*ignore/i.test(styleOf(span))) continue;
    sign += span.textContent;
    span.remove();
  }
  return NUMBER.test(sign);
}

interface OpenList { readonly list: Element; readonly level: number }

/** How deep a paragraph stands in a list of Word; 0 for any other paragraph. */
function listLevelOf(paragraph: Element): number {
  const level = Math.min(9, Number(LIST_STYLE.exec(styleOf(paragraph))?.[1] ?? 0));
  return level > 0 && paragraph.querySelector("p, div, table") === null ? level : 0;
}

function itemOf(paragraph: Element): Element {
  const item = paragraph.ownerDocument.createElement("li");
  const words = paragraph.ownerDocument.createElement("p");
  while (paragraph.firstChild !== null) words.append(paragraph.firstChild);
  item.append(words);
  return item;
}

/** Puts a paragraph into the list that is open at its level, or into a new one below the last item. */
function place(paragraph: Element, level: number, open: OpenList[]): void {
  const tag = takeSign(paragraph) ? "ol" : "ul";
  while (open.length > 1 && (open[open.length - 1]?.level ?? 0) > level) open.pop();
  const current = open[open.length - 1];
  const item = itemOf(paragraph);
  if (current !== undefined && current.level >= level) {
    current.list.append(item);
    paragraph.remove();
    return;
  }
  const list = paragraph.ownerDocument.createElement(tag);
  list.append(item);
  const holder = current?.list.lastElementChild ?? null;
  if (holder === null) paragraph.replaceWith(list);
  else {
    holder.append(list);
    paragraph.remove();
  }
  open.push({ list, level });
}

/** Word writes lists as paragraphs with a level: neighbours become a list again, nested as deeply as their level says. */
export function joinWordLists(root: Element): void {
  let open: OpenList[] = [];
  for (const paragraph of [...root.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")]) {
    const level = listLevelOf(paragraph);
    if (level === 0) continue;
    if (open.length === 0 || paragraph.previousElementSibling !== open[0]?.list) open = [];
    place(paragraph, level, open);
  }
}

const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/font-weight:\s*(?:bold|[6-9]00)/i, "strong"],
  [/font-style:\s*italic/i, "em"],
  [/text-decoration[a-z-]*:[^;]*underline/i, "u"],
  [/text-decoration[a-z-]*:[^;]*line-through/i, "s"],
];

/** Words that were marked with a pen, in Word or Google Docs, are marked with the nearest one a note has. */
function markHighlight(span: Element): void {
  const color = span.closest("mark") === null ? pastedHighlight(styleOf(span)) : null;
  if (color === null || span.textContent.trim() === "") return;
  const mark = span.ownerDocument.createElement("mark");
  mark.setAttribute("data-color", color);
  while (span.firstChild !== null) mark.append(span.firstChild);
  span.append(mark);
}

/** Emphasis that is only written as a style (Google Docs) gets its element; a `b` that is not bold goes. */
export function readStyles(root: Element): void {
  for (const element of [...root.querySelectorAll("b[style], strong[style]")]) if (/font-weight:\s*(?:normal|400)/i.test(styleOf(element))) unwrap(element);
  for (const span of [...root.querySelectorAll("span[style]")]) {
    const style = styleOf(span);
    for (const [pattern, tag] of MEANINGS) {
      if (!pattern.test(style) || span.closest(tag === "u" ? "u, a" : tag) !== null) continue;
      const mark = root.ownerDocument.createElement(tag);
      while (span.firstChild !== null) mark.append(span.firstChild);
      span.append(mark);
    }
    markHighlight(span);
  }
}

/** Lists with boxes, as web pages write them. */
export function readCheckboxes(root: Element): void {
  for (const list of root.querySelectorAll("ul")) {
    const boxes = [...list.children].map((item) => (item.tagName === "LI" ? item.querySelector(":scope > input, :scope > p > input, :scope > label > input") : null));
    if (boxes.length === 0 || boxes.includes(null)) continue;
    list.setAttribute("data-type", "taskList");
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute("data-type", "taskItem");
      item.setAttribute("data-checked", String(boxes[index]?.hasAttribute("checked") ?? false));
    }
  }
  for (const box of [...root.querySelectorAll("input")]) box.remove();
}
