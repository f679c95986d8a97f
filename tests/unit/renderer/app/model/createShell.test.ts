// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { createShell } from "#renderer/app/model/createShell.ts";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { dismissToast, toasts } from "#renderer/app/model/toasts.ts";

const shell = createShell(() => null, () => undefined, (key) => key);
afterEach(() => {
  document.body.replaceChildren();
  shell.closeDialog();
  for (const { id } of toasts.getState()) dismissToast(id);
});

describe("opening a dialog", () => {
  it("puts it in the place of another one", () => {
    shell.openDialog({ kind: "trash" });
    shell.openDialog({ kind: "palette" });
    expect(shellStore.getState().dialog).toEqual({ kind: "palette" });
  });

  it("leaves one alone that somebody writes in, and says so", () => {
    shell.openDialog({ kind: "split-point" });
    document.body.innerHTML = "<div data-holds-typing></div>";
    shell.openDialog({ kind: "palette" });
    expect(shellStore.getState().dialog).toEqual({ kind: "split-point" });
    expect(toasts.getState().map(({ request }) => request.key)).toEqual(["app.typing.first"]);
  });
});
