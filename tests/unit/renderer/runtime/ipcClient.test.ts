import { afterEach, describe, expect, it } from "vitest";
import { callMain, onMain } from "#renderer/runtime/ipcClient.ts";
import type { Bridge } from "#shared/ipc/contract.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";

let uninstall: () => void = () => undefined;
afterEach(() => { uninstall(); });

/** A main process that answers everything with the same value. */
function answering(value: unknown): void {
  // SAFETY: the test is about answers that break the contract.
  const bridge = { call: async () => value, on: () => () => undefined } as unknown as Bridge;
  uninstall = installBridge({ bridge });
}

describe("callMain", () => {
  it("hands on what main answers", async () => {
    uninstall = installBridge(createFakeBridge());
    expect(await callMain("forests.create", { name: "新森林" })).toMatchObject({ ok: true, value: { name: "新森林" } });
  });

  it("hands on a refusal with its code", async () => {
    uninstall = installBridge(createFakeBridge());
    expect(await callMain("forests.trash", { forestId: "fr_none" })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("answers instead of rejecting when the wire breaks or there is none", async () => {
    // SAFETY: as above.
    const bridge = { call: () => Promise.reject(new Error("gone")), on: () => () => undefined } as unknown as Bridge;
    uninstall = installBridge({ bridge });
    expect(await callMain("forests.list", {})).toMatchObject({ ok: false, error: { code: "unexpected" } });
  });

  it("refuses an answer that does not fit the contract", async () => {
    answering({ ok: true, value: [{ forestId: 7 }] });
    expect(await callMain("forests.list", {})).toMatchObject({ ok: false, error: { code: "unexpected" } });
  });

  const opened = { nextSeq: 1, updates: { docIds: ["forest"], places: new Uint32Array([0, 2]), bytes: new Uint8Array([1, 2]) }, damage: [], missing: [], filledFrom: [] };

  it.each([
    ["no updates", { ...opened, updates: undefined }],
    ["updates without places", { ...opened, updates: { ...opened.updates, places: [0, 2] } }],
    ["bytes that are none", { ...opened, updates: { ...opened.updates, bytes: [1] } }],
    ["a next number that is none", { ...opened, nextSeq: "0" }],
    ["damage of an unknown kind", { ...opened, damage: [{ kind: "moth" }] }],
  ])("refuses an opened log with %s", async (_what, value) => {
    answering({ ok: true, value });
    expect(await callMain("log.open", { forestId: "fr_1" })).toMatchObject({ ok: false, error: { code: "unexpected" } });
  });

  it("takes an opened log as it is, without copying its bytes", async () => {
    answering({ ok: true, value: opened });
    const answer = await callMain("log.open", { forestId: "fr_1" });
    expect(answer.ok && answer.value.updates.bytes === opened.updates.bytes).toBe(true);
  });
});

describe("onMain", () => {
  it("hears events until it is told to stop", () => {
    const fake = createFakeBridge();
    uninstall = installBridge(fake);
    const heard: string[] = [];
    const stop = onMain("menu.action", ({ actionId }) => heard.push(actionId));
    fake.send("menu.action", { actionId: "point.add" });
    stop();
    fake.send("menu.action", { actionId: "point.remove" });
    expect(heard).toEqual(["point.add"]);
    expect(fake.listeners()).toBe(0);
  });
});
