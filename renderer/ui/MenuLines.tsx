import { Menu as Base } from "@base-ui/react/menu";
import { Separator } from "@base-ui/react/separator";
import type { ReactElement } from "react";
import { Icon } from "./Icon.tsx";
import { Kbd } from "./Kbd.tsx";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntries.ts";

/** The lines of any menu, whatever opened it. */
export function MenuLines({ entries }: { readonly entries: readonly MenuEntry[] }): ReactElement {
  return <>{entries.map((entry) => <MenuLine key={entry.id} entry={entry} />)}</>;
}

function MenuLine({ entry }: { readonly entry: MenuEntry }): ReactElement {
  if (entry.kind === "separator") return <Separator className={styles.separator} />;
  if (entry.kind === "heading") return <div className={styles.heading} role="presentation">{entry.label}</div>;
  const { label, icon, shortcut, disabled = false, danger = false, checked, onSelect } = entry;
  return (
    <Base.Item className={styles.item} data-danger={danger || undefined} disabled={disabled} label={label} aria-keyshortcuts={shortcut}
      {...(checked === undefined ? {} : { role: "menuitemradio", "aria-checked": checked })} onClick={onSelect}>
      <span className={styles.icon}>{checked === true ? <Icon name="check" size={15} /> : icon === undefined ? null : <Icon name={icon} size={15} />}</span>
      <span className={styles.label}>{label}</span>
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </Base.Item>
  );
}
