import { MAX_NAME_LETTERS } from "./limits.ts";

/** Controls, and marks that hide letters or turn round how they are read ("gnp.exe" shown as "exe.png"). */
const HIDING = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`, "g");

/** A name as a label: the last part of whatever path came along, without what hides or misleads. It is shown and offered when saving, never used as a path. */
export function attachmentName(wish: string): string {
  const last = wish.split(/[/\\]/).pop() ?? "";
  const shown = [...last.replace(HIDING, "").normalize("NFC").trim()];
  return (shown.length <= MAX_NAME_LETTERS ? shown : shortened(shown)).join("");
}

/** Keeps the ending, by which a person knows what it is. */
function shortened(letters: readonly string[]): string[] {
  const dot = letters.lastIndexOf(".");
  const ending = dot > 0 && letters.length - dot <= 12 ? letters.slice(dot) : [];
  return [...letters.slice(0, MAX_NAME_LETTERS - ending.length), ...ending];
}

/** The ending of a name in small letters without the dot; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([0-9a-z]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
