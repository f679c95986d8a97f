import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "./Button.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toast.module.css";

export interface ToastItem {
  readonly id: number;
  readonly tone: "info" | "success" | "warn" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const ICON_OF_TONE: Readonly<Record<ToastItem["tone"], IconName>> = { info: "info", success: "success", warn: "warning", error: "error" };

/** Short messages at the foot. They never hold the only copy of something a person must know, but for a typed text that has lost its field: that one stays until it is answered. */
export function Toasts({ items, onDismiss }: { readonly items: readonly ToastItem[]; readonly onDismiss: (id: number) => void }): ReactElement {
  const t = useT();
  return (
    <section className={styles.host} aria-label={t("ui.messages")} aria-live="polite" aria-relevant="additions">
      {items.map(({ id, tone, text, action }) => (
        <div key={id} className={styles.toast} data-tone={tone} role={tone === "error" ? "alert" : undefined}>
          <span className={styles.icon}><Icon name={ICON_OF_TONE[tone]} /></span>
          <p className={styles.text}>{text}</p>
          {action === undefined ? null : <Button variant="soft" size="s" onClick={() => { action.run(); onDismiss(id); }}>{action.label}</Button>}
          <IconButton icon="close" size="s" label={t("ui.dismiss")} onClick={() => { onDismiss(id); }} />
        </div>
      ))}
    </section>
  );
}
