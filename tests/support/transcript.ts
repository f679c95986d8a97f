/** What a screen reader would say of a part of the page, in the order it stands there: one line for each thing, its role and its name. Roles of plain containers are left out, their words are not. */
export function transcript(root: Element): string[] {
  const lines: string[] = [];
  tell(root, 0, lines);
  return lines;
}

/** Read as one: a button is named by all that is in it. */
const NAMED_BY_CONTENT = new Set(["button", "heading", "img", "textbox", "option", "radio"]);
const BY_TAG: Readonly<Record<string, string>> = { BUTTON: "button", H1: "heading", H2: "heading", H3: "heading", H4: "heading", UL: "list", OL: "list", LI: "listitem", TEXTAREA: "textbox", INPUT: "textbox" };

function roleOf(element: Element): string | null {
  const given = element.getAttribute("role");
  if (given !== null) return given === "presentation" ? null : given;
  if (element.tagName === "SECTION") return element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") ? "region" : null;
  return BY_TAG[element.tagName] ?? null;
}

const isHidden = (node: Node): boolean => node instanceof Element && node.getAttribute("aria-hidden") === "true";
const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();
const textOfIds = (ids: string): string => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");

function contentName(element: Element): string {
  return tidy([...element.childNodes].filter((node) => !isHidden(node)).map((node) => (node instanceof Element ? nameOf(node) : (node.textContent ?? ""))).join(" "));
}

function nameOf(element: Element): string {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled !== null) return tidy(textOfIds(labelled));
  return element.getAttribute("aria-label") ?? contentName(element);
}

/** States and descriptions that are said along with the name. */
function extras(element: Element, role: string): string {
  const parts: string[] = [];
  const expanded = element.getAttribute("aria-expanded");
  if (role === "heading") parts.push(element.tagName.slice(1));
  if (role === "list") parts.push(String(element.querySelectorAll(":scope > li").length));
  if (expanded !== null) parts.push(expanded === "true" ? "open" : "closed");
  if (element.getAttribute("aria-pressed") === "true") parts.push("pressed");
  const described = element.getAttribute("aria-describedby");
  if (described !== null) parts.push(tidy(textOfIds(described)));
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function tell(node: Node, depth: number, lines: string[]): void {
  const indent = "  ".repeat(depth);
  if (!(node instanceof Element)) {
    const text = tidy(node.textContent ?? "");
    if (text !== "") lines.push(`${indent}${text}`);
    return;
  }
  if (isHidden(node)) return;
  const role = roleOf(node);
  if (role === null) {
    for (const child of node.childNodes) tell(child, depth, lines);
    return;
  }
  const inner = node.querySelector("button");
  const name = NAMED_BY_CONTENT.has(role) || node.hasAttribute("aria-label") || node.hasAttribute("aria-labelledby") ? nameOf(node) : "";
  lines.push(`${indent}${role}${name === "" ? "" : ` ${name}`}${extras(node, role)}`);
  // A heading that can be folded is heading and button in one.
  if (role === "heading" && inner !== null) tell(inner, depth + 1, lines);
  if (!NAMED_BY_CONTENT.has(role)) for (const child of node.childNodes) tell(child, depth + 1, lines);
}
