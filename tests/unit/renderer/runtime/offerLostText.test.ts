import { describe, expect, it } from "vitest";
import type { ShellPort, ToastRequest } from "#renderer/runtime/index.ts";
import { offerLostText } from "#renderer/runtime/offerLostText.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

function offered(text: string): ToastRequest | undefined {
  const toasts: ToastRequest[] = [];
  const shell: ShellPort = { ...createFakeShell(), toast: (request) => { toasts.push(request); } };
  offerLostText(shell, text);
  return toasts[0];
}

describe("offerLostText", () => {
  it("stays on the screen, shows the text, and holds all of it for copying", () => {
    expect(offered(" 没处放的话 ")).toEqual({ tone: "error", key: "app.typing.lost", values: { text: "没处放的话" }, copyText: " 没处放的话 " });
  });

  it("shows the beginning of a long one, and breaks no character in two", () => {
    const long = "🌲".repeat(90);
    expect([offered(long)?.values, offered(long)?.copyText]).toEqual([{ text: `${"🌲".repeat(80)}…` }, long]);
  });
});
