/** A shortcut as written in an action record ("Mod+Shift+Z"), taken apart. Mod is Cmd on a Mac and Ctrl elsewhere. */
interface Shortcut { readonly mod: boolean; readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean; readonly key: string }

/** The part of a KeyboardEvent that decides. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const parsed = new Map<string, Shortcut>();

function parseShortcut(text: string): Shortcut {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  // "Mod++" means the plus key.
  const parts = text.endsWith("++") ? [...text.slice(0, -2).split("+"), "+"] : text === "+" ? ["+"] : text.split("+");
  const held = new Set(parts.slice(0, -1));
  const shortcut = { mod: held.has("Mod"), ctrl: held.has("Ctrl"), alt: held.has("Alt"), shift: held.has("Shift"), key: parts.at(-1) ?? "" };
  parsed.set(text, shortcut);
  return shortcut;
}

/** Whether a key press is this shortcut. Letters and digits are also known by their place, for keyboards that write another script. */
export function matchesShortcut(text: string, press: KeyPress, isMac: boolean): boolean {
  const wanted = parseShortcut(text);
  if ((isMac ? press.metaKey : press.ctrlKey) !== (wanted.mod || (!isMac && wanted.ctrl))) return false;
  if ((isMac ? press.ctrlKey : press.metaKey) !== (isMac && wanted.ctrl)) return false;
  if (press.altKey !== wanted.alt) return false;
  const isLetterOrDigit = /^[a-z0-9]$/i.test(wanted.key);
  // For a symbol, Shift may be what produces it ("?" on most keyboards): then the symbol decides.
  const shiftMatters = wanted.shift || isLetterOrDigit || wanted.key.length > 1;
  if (shiftMatters && press.shiftKey !== wanted.shift) return false;
  return isKey(wanted.key, press, isLetterOrDigit);
}

function isKey(wanted: string, press: KeyPress, isLetterOrDigit: boolean): boolean {
  if (press.key.toLowerCase() === (wanted === "Space" ? " " : wanted.toLowerCase())) return true;
  const writesAnotherSign = press.key.length === 1 && !/^[a-z]$/i.test(press.key);
  return isLetterOrDigit && writesAnotherSign && (press.code === `Key${wanted.toUpperCase()}` || press.code === `Digit${wanted}`);
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Enter: "↩", Backspace: "⌫", Delete: "⌦", Escape: "⎋", Tab: "⇥" };
const KEY_SIGNS: Readonly<Record<string, string>> = { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Delete: "Del" };
const MAC_ORDER = ["Ctrl", "Alt", "Shift", "Mod"];

/** How a shortcut is shown to a person: "Ctrl+Shift+Z", or "⇧⌘Z" on a Mac. */
export function formatShortcut(text: string, isMac: boolean = isMacLike()): string {
  const { mod, ctrl, alt, shift, key } = parseShortcut(text);
  const held = [mod && "Mod", ctrl && "Ctrl", alt && "Alt", shift && "Shift"].filter((part) => part !== false);
  const keySign = key.length === 1 ? key.toUpperCase() : key;
  if (!isMac) return [...held, keySign].map((part) => KEY_SIGNS[part] ?? part).join("+");
  const ordered = MAC_ORDER.filter((part) => held.some((one) => one === part));
  return [...ordered, keySign].map((part) => MAC_SIGNS[part] ?? KEY_SIGNS[part] ?? part).join("");
}

/** Whether Mod is Cmd here. */
export function isMacLike(): boolean {
  return typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent);
}
