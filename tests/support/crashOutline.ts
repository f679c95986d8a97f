import { keyOf, type PointKey } from "./crashTypes.ts";

/** The outline as somebody at the screen has it: what there is to see, and what can be pressed. Part of `crashPage.ts`. */

const ROWS_TOLD = 12;

export function element(selector: string): HTMLElement {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`there is no ${selector}`);
  return found;
}

export const tree = (): HTMLElement => element("[data-panel=outline] [role=tree]");
export const titleField = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("[data-panel=outline] [role=tree] input");

export interface Row { readonly title: string; readonly key: PointKey | null; readonly isSelected: boolean; readonly element: HTMLElement }

export function rows(): Row[] {
  return [...document.querySelectorAll<HTMLElement>("[data-panel=outline] [role=treeitem][data-point-id]")].map((row) => {
    const title = row.querySelector("span[title]")?.getAttribute("title") ?? "";
    return { title, key: keyOf(title), isSelected: row.ariaSelected === "true" || row.getAttribute("aria-selected") === "true", element: row };
  });
}

export const selectedRow = (): Row | undefined => rows().find((row) => row.isSelected);

/** The level a point stands on; null when its row is not in sight. */
export function level(key: PointKey): number | null {
  const row = rows().find((one) => one.key === key);
  return row === undefined ? null : Number(row.element.getAttribute("aria-level"));
}

/** "Control+Alt+Key": one press on an element. Whether somebody took the key. */
export function press(target: Element, chord: string): boolean {
  const parts = chord.split("+");
  const key = parts.at(-1) ?? "";
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
  return !target.dispatchEvent(new KeyboardEvent("keydown", { key, code, ctrlKey: parts.includes("Control"), altKey: parts.includes("Alt"), bubbles: true, cancelable: true }));
}

export function fill(field: HTMLInputElement, text: string): void {
  // React keeps the value it knows on the element itself; the prototype's setter is what typing uses.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Why Enter would not reach what was typed; null when it would. */
export function fieldTrouble(field: HTMLInputElement, text: string): string | null {
  if (!field.isConnected) return "the field is gone";
  if (titleField() !== field) return "another field is open";
  if (field.value !== text) return `the field holds "${field.value}" instead of "${text}"`;
  return document.activeElement === field ? null : "the field has lost the focus";
}

/** What Enter in a field came to: "made", or what is in the way; null while that is open. */
export function outcomeOf(field: HTMLInputElement, title: string): string | null {
  const refusal = field.isConnected ? errorAt(field) : null;
  if (refusal !== null) return `refused: ${refusal}`;
  if (rows().some((row) => row.title === title)) return "made";
  return titleField() === null ? "the field has closed, and no row shows the title" : null;
}

const errorAt = (field: HTMLInputElement): string | null => field.parentElement?.querySelector("[role=alert]")?.textContent ?? null;

/** What is to be seen, in a line, for whoever looks into a failure. */
export function seen(): string {
  const all = rows();
  const told = all.filter(({ key, isSelected }) => key !== null || isSelected).slice(0, ROWS_TOLD).map(({ title, isSelected, element: row }) => `${row.getAttribute("aria-level") ?? ""}${isSelected ? "*" : ""} ${title}`);
  const filter = document.querySelector<HTMLInputElement>("[data-panel=outline] input[type=search]")?.value ?? "";
  return `${seenField()}; filter "${filter}"; the focus is in ${seenFocus()}; ${all.length} rows, of ours: ${told.join(" | ")}`;
}

function seenField(): string {
  const field = titleField();
  if (field === null) return "no field is open";
  const row = field.closest("[data-point-id]")?.getAttribute("data-point-id") ?? "a new row";
  return `a field in ${row} holds "${field.value}", ${errorAt(field) ?? "no error"}`;
}

function seenFocus(): string {
  const active = document.activeElement;
  const place = active?.closest("[data-panel]")?.getAttribute("data-panel") ?? active?.closest("[role=dialog]")?.textContent?.slice(0, 40) ?? "no panel";
  return `${place} (${active?.tagName ?? "nothing"}), ${document.hasFocus() ? "the window has it" : "the window lacks it"}`;
}
