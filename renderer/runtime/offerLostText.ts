import type { ShellPort } from "./actions.ts";

const MOST_SHOWN_CHARS = 80;

/** What somebody typed can no longer be written where it belongs, and the field it stood in is gone: says so, and holds the text until it has been copied or dismissed. */
export function offerLostText(shell: ShellPort, text: string): void {
  const chars = [...text.trim()];
  const shown = chars.length > MOST_SHOWN_CHARS ? `${chars.slice(0, MOST_SHOWN_CHARS).join("")}…` : chars.join("");
  shell.toast({ tone: "error", key: "app.typing.lost", values: { text: shown }, copyText: text });
}
