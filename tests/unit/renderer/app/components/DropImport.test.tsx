// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DropImport } from "#renderer/app/components/DropImport.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
beforeEach(async () => { stage = await renderInForest(<><p>森林</p><DropImport /></>); });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

/** Sends a drag event through the page; says whether the page took it from the browser. */
function send(type: "dragOver" | "drop", dataTransfer: { readonly types: readonly string[]; readonly files?: readonly File[]; readonly items?: readonly { readonly type: string }[] }): boolean {
  const event = createEvent[type](document.body, { dataTransfer: { files: [], dropEffect: "none", ...dataTransfer } });
  act(() => { fireEvent(document.body, event); });
  return event.defaultPrevented;
}
const file = (name: string): File => new File(["x"], name);
const files = (...names: string[]) => ({ types: ["Files"], files: names.map(file) });

describe("DropImport", () => {
  it("says what will happen while a file hangs over the window", () => {
    expect(send("dragOver", files())).toBe(true);
    expect(screen.getByText("松手打开文件")).toBeDefined();
    send("drop", files("甲.forest"));
    expect(screen.queryByText("松手打开文件")).toBeNull();
  });

  it("imports a forest file, however its ending is written", () => {
    send("drop", files("甲.FOREST"));
    expect(stage.dialogs).toMatchObject([{ kind: "import-forest", file: { name: "甲.FOREST" } }]);
  });

  it("opens an invite file where a group is joined, unless something else is open", async () => {
    const link = "zhishisenlin://join/1.abc";
    send("drop", { types: ["Files"], files: [new File([`${link}\n`], "邀请.zslinvite")] });
    await waitFor(() => { expect(stage.dialogs).toEqual([{ kind: "join-group", link }]); });
    send("drop", { types: ["Files"], files: [new File(["x".repeat(20_000)], "太大.ZSLINVITE")] });
    await waitFor(() => { expect(stage.toasts).toMatchObject([{ key: "groups.join.badFile" }]); });
    shellStore.setState({ dialog: { kind: "settings" } });
    send("drop", files("邀请.zslinvite"));
    shellStore.setState({ dialog: null });
    expect(stage.toasts[1]).toMatchObject({ key: "exchange.drop.busy" });
  });

  it("waits while any dialog is open, for that may hold something half written", () => {
    shellStore.setState({ dialog: { kind: "settings" } });
    send("drop", files("甲.forest"));
    shellStore.setState({ dialog: null });
    expect(stage.toasts).toMatchObject([{ key: "exchange.drop.busy" }]);
    expect(stage.dialogs).toEqual([]);
  });

  it("keeps other files from being opened in place of the app, and says what can be dropped", () => {
    expect(send("drop", files("照片.png"))).toBe(true);
    expect(stage.toasts).toMatchObject([{ key: "exchange.drop.other" }]);
    send("drop", files("甲.forest", "乙.forest"));
    expect(stage.toasts[1]).toMatchObject({ key: "exchange.drop.one" });
    expect(stage.dialogs).toEqual([]);
  });

  it("hands texts on to the forest that is open, and does not promise to import them", () => {
    send("dragOver", { ...files(), items: [{ type: "text/markdown" }] });
    expect(screen.queryByText("松手打开文件")).toBeNull();
    const texts = files("笔记.md", "照片.png", "大纲.TXT");
    expect(send("drop", texts)).toBe(true);
    expect(stage.taken).toEqual([{ dropped: { text: "", files: [texts.files[0], texts.files[2]] }, place: null }]);
    expect(stage.toasts).toEqual([]);
  });

  it("leaves alone what is dragged inside the window", () => {
    const inside = { types: ["application/x-forest-points", "text/plain"] };
    expect(send("dragOver", inside)).toBe(false);
    expect(send("drop", inside)).toBe(false);
    expect(screen.queryByText("松手打开文件")).toBeNull();
    expect(stage.toasts).toEqual([]);
  });
});
