import { describe, expect, it } from "vitest";
import { answerCall } from "#electron/main/ipc/answerCall.ts";
import { isOurPage } from "#electron/main/ipc/isOurPage.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";

const failures: unknown[] = [];
const partsWith = (some: Partial<Handlers>): Parameters<typeof answerCall>[0] => ({
  // SAFETY: each test calls only the handlers it hands in.
  handlers: some as Handlers,
  checkOutput: true,
  logFailure: (_name, cause) => { failures.push(cause); },
});

describe("answering a call", () => {
  it("hands the parsed input over and wraps the answer", async () => {
    const parts = partsWith({ "log.close": async () => ({}) });
    expect(await answerCall(parts, "log.close", { forestId: "fr_a" })).toEqual({ ok: true, value: {} });
  });

  it.each(["constructor", "__proto__", "toString", "log.nope", 7, null, undefined])("refuses the name %j", async (name) => {
    expect(await answerCall(partsWith({}), name, {})).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  });

  it("refuses bad input without repeating it", async () => {
    const answer = await answerCall(partsWith({}), "log.close", { forestId: "../geheim" });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    expect(JSON.stringify(answer)).not.toContain("geheim");
  });

  it("says why in a code and keeps the message for the log file", async () => {
    const full = partsWith({ "log.close": async () => { throw new StorageError("disk-full", "/home/somebody: ENOSPC"); } });
    expect(await answerCall(full, "log.close", { forestId: "fr_a" })).toEqual({ ok: false, error: { code: "disk-full", detail: "disk-full" } });
    const bug = partsWith({ "log.close": async () => { throw new TypeError("secret"); } });
    expect(await answerCall(bug, "log.close", { forestId: "fr_a" })).toEqual({ ok: false, error: { code: "unexpected", detail: "unexpected" } });
    expect(failures.at(-1)).toBeInstanceOf(TypeError);
    const later = partsWith({ "log.close": async () => { throw new StorageError("newer-format", "log format 9"); } });
    expect(await answerCall(later, "log.close", { forestId: "fr_a" })).toMatchObject({ ok: false, error: { code: "newer-format" } });
  });

  it("takes a wrong answer of ours for a bug while developing", async () => {
    // SAFETY: the point is an answer of the wrong shape.
    const parts = partsWith({ "settings.read": async () => ({ theme: 5, settings: 1 }) as never, "forests.list": async () => [{}] as never });
    expect(await answerCall(parts, "forests.list", {})).toMatchObject({ ok: false, error: { code: "unexpected" } });
  });
});

describe("isOurPage", () => {
  it("is true only for the top frame of our own address", () => {
    const frame = (url: string, parent: unknown = null): { url: string; parent: unknown } => ({ url, parent });
    expect(isOurPage(frame("app://forest/index.html"), null)).toBe(true);
    expect(isOurPage(frame("app://forest/index.html", {}), null)).toBe(false);
    expect(isOurPage(frame("app://other/index.html"), null)).toBe(false);
    expect(isOurPage(frame("https://forest/index.html"), null)).toBe(false);
    expect(isOurPage(frame("about:blank"), null)).toBe(false);
    expect(isOurPage(frame(""), null)).toBe(false);
    expect(isOurPage(null, null)).toBe(false);
    expect(isOurPage(frame("http://localhost:5173/x"), null)).toBe(false);
    expect(isOurPage(frame("http://localhost:5173/x"), "http://localhost:5173")).toBe(true);
    expect(isOurPage(frame("http://localhost:5174/x"), "http://localhost:5173")).toBe(false);
  });
});
