import { useT } from "#renderer/i18n/index.ts";
import { Spinner } from "#renderer/ui/index.ts";
import type { ForestWorkName } from "../model/useForestWork.ts";
import styles from "../forests.module.css";

/** Says what is going on while it does. Always in the page, because a screen reader only hears changes of a region it knows. */
export function Progress({ busy }: { readonly busy: ForestWorkName | null }) {
  const t = useT();
  // i18n-keys: forests.busy.*
  return <p role="status" className={styles.progress}>{busy !== null && <><Spinner label={t(`forests.busy.${busy}`)} />{t(`forests.busy.${busy}`)}</>}</p>;
}
