import { describe, expect, it } from "vitest";
import { menuTemplate } from "#electron/main/windows/menuTemplate.ts";
import { nativeText } from "#electron/main/windows/nativeText.ts";

const menus: Parameters<typeof menuTemplate>[0]["menus"] = [{
  label: "编辑",
  items: [
    { type: "action", actionId: "point.add", label: "添加", accelerator: "Enter", enabled: true },
    { type: "separator" },
    { type: "role", role: "toggleDevTools", label: "工具" },
    { type: "role", role: "copy", label: "复制" },
  ],
}];

describe("menuTemplate", () => {
  it("shows a shortcut without taking it, and runs the action when chosen", () => {
    const ran: string[] = [];
    const [menu] = menuTemplate({ menus, isPackaged: false, run: (actionId) => { ran.push(actionId); } });
    const items = Array.isArray(menu?.submenu) ? menu.submenu : [];
    expect(items[0]).toMatchObject({ label: "添加", accelerator: "Enter", registerAccelerator: false, enabled: true });
    (items[0]?.click as () => void)();
    expect(ran).toEqual(["point.add"]);
    expect(items.map((item) => item.role ?? item.type ?? "action")).toEqual(["action", "separator", "toggleDevTools", "copy"]);
  });

  it("leaves developer entries out of a release", () => {
    const [menu] = menuTemplate({ menus, isPackaged: true, run: () => undefined });
    expect((Array.isArray(menu?.submenu) ? menu.submenu : []).map((item) => item.role)).toEqual([undefined, undefined, "copy"]);
  });
});

describe("nativeText", () => {
  it("speaks the person's language", () => {
    expect(nativeText("zh-CN", "native.slowClose.wait")).toBe("继续等待");
    expect(nativeText("en", "native.slowClose.wait")).toBe("Keep waiting");
  });
});
