import { useState, type ReactElement } from "react";
import type { GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog, Button, Icon } from "#renderer/ui/index.ts";
import styles from "../groups.module.css";

/** This device takes no part any more: what that means, and what is left. */
export function EndedGroup({ state, ended, isBusy, onForget, onExport }: { readonly state: GroupState; readonly ended: NonNullable<GroupState["ended"]>; readonly isBusy: boolean; onForget(): void; onExport(): void }): ReactElement {
  const t = useT();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section className={styles.none} aria-label={t("groups.title")}>
      <span className={styles.noneMark} data-tone="quiet"><Icon name="leave" size={28} /></span>
      {/* i18n-keys: groups.ended.* */}
      <h1>{t(`groups.ended.${ended}`, { name: state.name })}</h1>
      <p className={styles.noneLead}>{t("groups.ended.what")}</p>
      <div className={styles.noneButtons}>
        <Button icon="exchange-file" busy={isBusy} onClick={onExport}>{t("groups.action.export")}</Button>
        <Button icon="trash" onClick={() => { setIsAsking(true); }}>{t("groups.ended.forget")}</Button>
      </div>
      {isAsking ? (
        <AlertDialog title={t("groups.ended.forgetTitle", { name: state.name })} description={t("groups.ended.forgetBody")} onCancel={() => { setIsAsking(false); }}
          footer={<><Button onClick={() => { setIsAsking(false); }}>{t("groups.cancel")}</Button><Button variant="danger" busy={isBusy} onClick={onForget}>{t("groups.ended.forgetNow")}</Button></>} />
      ) : null}
    </section>
  );
}
