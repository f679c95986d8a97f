import { useEffect, useState, useSyncExternalStore, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "./Button.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toast.module.css";
import { dismissToast, toastQueue, type ShownToast, type ToastTone } from "./toastQueue.ts";

const ICON_OF_TONE: Readonly<Record<ToastTone, IconName>> = { info: "info", success: "success", warn: "warning", error: "error" };
const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 10_000;

/** Where toasts appear; placed once, by the shell. They never hold the only copy of something a person must know. */
export function ToastHost(): ReactElement {
  const t = useT();
  const toasts = useSyncExternalStore(toastQueue.onChange, toastQueue.get);
  const [isHeld, setIsHeld] = useState(false);
  return (
    // Held while the pointer or the focus is there: nothing may vanish under a finger.
    <section className={styles.host} aria-label={t("ui.messages")} aria-live="polite" aria-relevant="additions"
      onPointerEnter={() => setIsHeld(true)} onPointerLeave={() => setIsHeld(false)} onFocus={() => setIsHeld(true)} onBlur={() => setIsHeld(false)}>
      {toasts.map((toast) => <ToastCard key={toast.id} toast={toast} isHeld={isHeld} />)}
    </section>
  );
}

function ToastCard({ toast, isHeld }: { readonly toast: ShownToast; readonly isHeld: boolean }): ReactElement {
  const t = useT();
  const { id, tone, text, action } = toast;
  // A problem stays until somebody has seen it.
  const shownMs = tone === "error" || isHeld ? null : action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS;
  useEffect(() => {
    if (shownMs === null) return undefined;
    const timer = setTimeout(() => dismissToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, shownMs]);
  return (
    <div className={styles.toast} data-tone={tone} role={tone === "error" ? "alert" : undefined}>
      <span className={styles.icon}><Icon name={ICON_OF_TONE[tone]} /></span>
      <p className={styles.text}>{text}</p>
      {action === undefined ? null : <Button variant="soft" size="s" onClick={() => { dismissToast(id); action.onPress(); }}>{action.label}</Button>}
      <IconButton icon="close" size="s" label={t("ui.dismiss")} onClick={() => dismissToast(id)} />
    </div>
  );
}
