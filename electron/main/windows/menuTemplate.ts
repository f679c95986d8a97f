import type { MenuItemConstructorOptions } from "electron";
import type { CallInput } from "#shared/ipc/contract.ts";

type Menus = CallInput<"menu.set">["menus"];

export interface MenuTemplateParts {
  readonly menus: Menus;
  readonly isPackaged: boolean;
  readonly run: (actionId: string) => void;
}

const DEVELOPER_ROLES: ReadonlySet<string> = new Set(["reload", "toggleDevTools"]);

/** Electron's menu from the page's action records. Shortcuts are only shown: the page listens for them itself, so that they work in one place. */
export function menuTemplate({ menus, isPackaged, run }: MenuTemplateParts): MenuItemConstructorOptions[] {
  return menus.map(({ label, items }) => ({
    label,
    submenu: items
      .filter((item) => item.type !== "role" || !isPackaged || !DEVELOPER_ROLES.has(item.role))
      .map((item): MenuItemConstructorOptions => {
        if (item.type === "separator") return { type: "separator" };
        if (item.type === "role") return { role: item.role, label: item.label };
        const { actionId, label: itemLabel, accelerator, enabled } = item;
        return { label: itemLabel, enabled, click: () => run(actionId), ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }) };
      }),
  }));
}
