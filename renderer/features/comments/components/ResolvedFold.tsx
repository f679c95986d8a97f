import type { ReactElement, ReactNode } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../comments.module.css";

/** 2 条已解决: the threads that are done, out of the way until somebody asks for them. */
export function ResolvedFold({ count, isOpen, onToggle, children }: { readonly count: number; readonly isOpen: boolean; onToggle(): void; readonly children: ReactNode }): ReactElement | null {
  const t = useT();
  if (count === 0) return null;
  return (
    <div className={styles.list}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggle}><Icon name={isOpen ? "chevron-down" : "check"} size={14} /><span>{t("comments.resolvedCount", { count })}</span></button>
      {isOpen && children}
    </div>
  );
}
