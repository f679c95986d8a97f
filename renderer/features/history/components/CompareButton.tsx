import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../history.module.css";

/** Compares the state on the screen with this line. For the pointer; the keyboard has C. */
export function CompareButton({ onPress }: { readonly onPress: () => void }): ReactElement {
  const t = useT();
  return (
    <button type="button" tabIndex={-1} className={styles.lineButton} title={t("history.compareToHere")} aria-label={t("history.compareToHere")}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}><Icon name="reverse" size={14} /></button>
  );
}
