import type { CallInput } from "#shared/ipc/contract.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import type { Action } from "#renderer/runtime/index.ts";

type Menus = CallInput<"menu.set">["menus"];
type Item = Menus[number]["items"][number];

const SEPARATOR: Item = { type: "separator" };

/** "Mod+Shift+Z" as Electron writes it; keys it has no name for stay without an accelerator. */
function acceleratorOf(shortcut: string | undefined): string | undefined {
  if (shortcut === undefined) return undefined;
  const parts = shortcut.split("+").map((part) => ({ Mod: "CmdOrCtrl", ArrowUp: "Up", ArrowDown: "Down", ArrowLeft: "Left", ArrowRight: "Right", Escape: "Esc" })[part] ?? part);
  return parts.every((part) => part !== "") ? parts.join("+") : undefined;
}

/** The native menu, made of the same action records as everything else, in the person's language. */
export function nativeMenu(actions: readonly Action[], isEnabled: (id: string) => boolean, t: Translate, isMac: boolean): Menus {
  const item = (action: Action): Item => {
    // A Mac's menu takes its keys before the page can tell whether somebody is writing: only keys that mean the same everywhere go there.
    const accelerator = isMac && action.outsideTextOnly ? undefined : acceleratorOf(action.shortcuts[0]);
    return { type: "action", actionId: action.id, label: t(action.labelKey), enabled: isEnabled(action.id), ...(accelerator === undefined ? {} : { accelerator }) };
  };
  // Without these roles a Mac knows no Cmd+V in a text field.
  const pasteboard: Item[] = isMac ? [{ type: "role", role: "cut", label: t("app.menu.cut") }, { type: "role", role: "paste", label: t("app.menu.paste") }] : [];
  const group = (name: Action["group"]): Item[] => actions.filter((action) => action.group === name).map(item);
  return [
    { label: t("app.menu.forest"), items: [...group("forest"), SEPARATOR, ...group("app"), SEPARATOR, { type: "role", role: "quit", label: t("app.menu.quit") }] },
    { label: t("app.menu.edit"), items: [...group("edit"), SEPARATOR, { type: "role", role: "copy", label: t("app.menu.copy") }, ...pasteboard, { type: "role", role: "selectAll", label: t("app.menu.selectAll") }] },
    { label: t("app.menu.point"), items: group("point") },
    { label: t("app.menu.link"), items: group("link") },
    { label: t("app.menu.view"), items: [...group("view"), SEPARATOR, { type: "role", role: "togglefullscreen", label: t("app.menu.fullscreen") }] },
  ];
}
