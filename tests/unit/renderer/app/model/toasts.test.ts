import { afterEach, describe, expect, it } from "vitest";
import { dismissDone, dismissToast, showToast, toasts } from "#renderer/app/model/toasts.ts";

const keys = (): readonly string[] => toasts.getState().map(({ request }) => request.key);
afterEach(() => { for (const { id } of toasts.getState()) dismissToast(id); });

describe("toasts", () => {
  it("shows the last three", () => {
    for (const key of ["a.a", "a.b", "a.c", "a.d"]) showToast({ tone: "info", key });
    expect(keys()).toEqual(["a.b", "a.c", "a.d"]);
  });

  it("pushes none out that holds the only copy of a text", () => {
    showToast({ tone: "error", key: "a.text", copyText: "写下的字" });
    for (const key of ["a.a", "a.b", "a.c", "a.d"]) showToast({ tone: "info", key });
    expect(keys()).toEqual(["a.text", "a.b", "a.c", "a.d"]);
  });

  it("puts a newer message in the place of one about the same thing", () => {
    showToast({ tone: "info", key: "a.a", topic: "undo" });
    showToast({ tone: "info", key: "a.b" });
    showToast({ tone: "info", key: "a.c", topic: "undo" });
    expect(keys()).toEqual(["a.b", "a.c"]);
  });

  it("takes away what is not true any more once a step was taken back", () => {
    showToast({ tone: "info", key: "a.a", actionId: "edit.undo" });
    showToast({ tone: "success", key: "a.done" });
    showToast({ tone: "info", key: "a.b" });
    dismissDone("edit.undo");
    expect(keys()).toEqual(["a.b"]);
  });
});
