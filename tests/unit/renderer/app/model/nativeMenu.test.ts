import { describe, expect, it } from "vitest";
import { calls } from "#shared/ipc/contract.ts";
import type { Action } from "#renderer/runtime/index.ts";
import { nativeMenu } from "#renderer/app/model/nativeMenu.ts";

const action = (id: string, group: Action["group"], shortcuts: readonly string[] = []): Action => ({
  id, group, labelKey: `key.${id}`, shortcuts, outsideTextOnly: true, isEnabled: () => true, run: () => undefined,
});

describe("nativeMenu", () => {
  const actions = [action("point.add", "point", ["N"]), action("edit.undo", "edit", ["Mod+Shift+Z"]), action("point.up", "point", ["Alt+ArrowUp"])];
  const menus = nativeMenu(actions, (id) => id !== "edit.undo", (key) => `<${key}>`, false);
  const items = menus.flatMap((menu) => menu.items);

  it("is what main accepts", () => {
    expect(calls["menu.set"].input.safeParse({ menus }).success).toBe(true);
  });

  it("carries labels in the person's language and what is enabled now", () => {
    expect(items).toContainEqual(expect.objectContaining({ actionId: "point.add", label: "<key.point.add>", enabled: true }));
    expect(items).toContainEqual(expect.objectContaining({ actionId: "edit.undo", enabled: false }));
  });

  it("leaves a Mac's menu the keys of text: no single letters, but cut and paste", () => {
    const macItems = nativeMenu(actions, () => true, (key) => key, true).flatMap((menu) => menu.items);
    expect(macItems.filter((item) => item.type === "action" && item.accelerator !== undefined)).toEqual([]);
    expect(macItems.flatMap((item) => (item.type === "role" ? [item.role] : []))).toEqual(expect.arrayContaining(["cut", "copy", "paste"]));
  });

  it("writes shortcuts as Electron does", () => {
    const accelerators = items.flatMap((item) => (item.type === "action" ? [item.accelerator] : []));
    expect(accelerators).toEqual(expect.arrayContaining(["N", "CmdOrCtrl+Shift+Z", "Alt+Up"]));
  });
});
