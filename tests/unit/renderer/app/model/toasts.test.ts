import { afterEach, describe, expect, it } from "vitest";
import { dismissToast, showToast, toasts } from "#renderer/app/model/toasts.ts";

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
});
