import type { Action } from "#renderer/runtime/index.ts";
import { formatShortcut, useActions } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog, Kbd } from "#renderer/ui/index.ts";
import styles from "./settings.module.css";

const GROUPS: readonly Action["group"][] = ["point", "link", "edit", "view", "forest", "app"];

/** Keys of the tree itself: walking is no action of the forest, so no record names them. */
const TREE_KEYS: readonly KeyLine[] = [
  { labelKey: "settings.treeKeys.walk", shortcuts: ["ArrowUp", "ArrowDown"] },
  { labelKey: "settings.treeKeys.fold", shortcuts: ["ArrowLeft", "ArrowRight"] },
  { labelKey: "settings.treeKeys.ends", shortcuts: ["Home", "End"] },
  { labelKey: "settings.treeKeys.sibling", shortcuts: ["Enter"] },
  { labelKey: "settings.treeKeys.child", shortcuts: ["Shift+Enter", "Mod+Enter"] },
  { labelKey: "settings.treeKeys.extend", shortcuts: ["Shift+ArrowUp", "Shift+ArrowDown"] },
  { labelKey: "settings.treeKeys.toggle", shortcuts: ["Mod+Space"] },
];

/** Keys of the canvas, which go where things stand. */
const CANVAS_KEYS: readonly KeyLine[] = [
  { labelKey: "settings.canvasKeys.walk", shortcuts: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] },
  { labelKey: "settings.canvasKeys.extend", shortcuts: ["Shift+ArrowUp", "Shift+ArrowRight"] },
  { labelKey: "settings.canvasKeys.carry", shortcuts: ["Mod+ArrowUp", "Mod+ArrowRight"] },
  { labelKey: "settings.canvasKeys.carryFar", shortcuts: ["Mod+Shift+ArrowUp", "Mod+Shift+ArrowRight"] },
  { labelKey: "settings.canvasKeys.child", shortcuts: ["Tab"] },
  { labelKey: "settings.canvasKeys.sibling", shortcuts: ["Enter"] },
  { labelKey: "settings.canvasKeys.leave", shortcuts: ["Shift+Tab"] },
  { labelKey: "settings.canvasKeys.all", shortcuts: ["Home"] },
  { labelKey: "settings.canvasKeys.menu", shortcuts: ["Shift+F10"] },
];

/** What the pointer does there besides dragging and choosing. */
const GESTURES = ["box", "lasso", "handle", "add", "double", "wheel"] as const;

interface KeyLine {
  readonly labelKey: string;
  readonly shortcuts: readonly string[];
}

function KeyTable({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  const t = useT();
  return (
    <section className={styles.keyGroup}>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.keys}>
        {lines.map((line) => (
          <div key={line.labelKey} className={styles.keyLine}>
            <dt>{t(line.labelKey)}</dt>
            <dd>{line.shortcuts.map((shortcut) => <Kbd key={shortcut} keys={formatShortcut(shortcut)} />)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key there is, made from the records that answer to them, so that it cannot be out of date. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { actions } = useActions();
  return (
    <Dialog title={t("settings.shortcuts")} size="l" onClose={onClose}>
      <div className={styles.keyGroups}>
        {GROUPS.map((group) => {
          const lines = actions.filter((action) => action.group === group && action.shortcuts.length > 0);
          // i18n-keys: settings.group.*
          return lines.length === 0 ? null : <KeyTable key={group} title={t(`settings.group.${group}`)} lines={lines} />;
        })}
        <KeyTable title={t("settings.treeKeys.title")} lines={TREE_KEYS} />
        <KeyTable title={t("settings.canvasKeys.title")} lines={CANVAS_KEYS} />
        <section className={styles.keyGroup}>
          <h3 className={styles.heading}>{t("settings.gestures.title")}</h3>
          <ul className={styles.gestures}>
            {/* i18n-keys: settings.gestures.* */}
            {GESTURES.map((gesture) => <li key={gesture}>{t(`settings.gestures.${gesture}`)}</li>)}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
