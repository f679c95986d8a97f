import type { ReactElement } from "react";
import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { endTitle } from "#shared/forest/index.ts";
import { useReadable, useView, type PastForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { areSameRecords } from "./model/sameAsNow.ts";
import { useRestore } from "./model/useRestore.ts";
import styles from "./history.module.css";

/** What is selected in the past, and the way back for it alone. Placed under the provider of the present forest, which it changes. */
export function RestoreSelected({ past }: { readonly past: PastForest }): ReactElement | null {
  const t = useT();
  const restore = useRestore();
  const { ids } = useReadable(past.selection);
  const isSameAsNow = useView((now) => areSameRecords(now, past.view, ids));
  const [first] = ids;
  if (first === undefined) return null;
  const title = endTitle(past.view, first) ?? "";
  const rootOf = (id: EndId): "points" | "links" => (isLinkId(id) ? "links" : "points");
  const label = ids.length > 1 ? t("history.restoreSeveral", { count: ids.length }) : isLinkId(first) ? t("history.restoreLink") : t("history.restorePoint");
  if (isSameAsNow) return <div className={styles.restoreSelected}><Button icon="check" disabled>{t("history.sameAsNow")}</Button></div>;
  return (
    <div className={styles.restoreSelected}>
      <Button icon="back" variant="soft" onClick={() => restore.some(ids.map((id) => ({ root: rootOf(id), id })), past.raw, title)}>{label}</Button>
    </div>
  );
}
