import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "./views.module.css";

/** Stands where a file should be that is not on this machine, or that cannot be shown. */
export function MissingFile({ name }: { readonly name: string }): ReactElement {
  const t = useT();
  return <span className={styles.missing} role="img" aria-label={t("notes.file.missing", { name })}><Icon name="warning" size={15} />{t("notes.file.missing", { name })}</span>;
}
