import type { ReactElement } from "react";
import type { Joining } from "#shared/sync/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Icon, Spinner } from "#renderer/ui/index.ts";
import styles from "../join.module.css";
import { Phrase } from "./Phrase.tsx";

/** How far a joining has come, and what to do meanwhile. */
export function JoinStages({ joining }: { readonly joining: Joining }): ReactElement {
  const t = useT();
  const { groupName, inviterName, isOwnDevice, stage, phrase, answeredBy, otherPhrases } = joining;
  const asked = answeredBy === "" ? inviterName : answeredBy;
  switch (stage) {
    case "searching":
      return (
        <div className={styles.stage}>
          <p role="status" className={styles.stageTitle}><Spinner size={18} />{isOwnDevice ? t("groups.device.searching") : t("groups.joining.searching", { inviter: inviterName })}</p>
          <h3>{t("groups.joining.try")}</h3>
          <ul className={styles.tips}>
            <li><Icon name="wifi" />{t("groups.joining.tipWifi")}</li>
            <li><Icon name="user" />{isOwnDevice ? t("groups.device.tipOpen") : t("groups.joining.tipOpen", { inviter: inviterName })}</li>
            <li><Icon name="lock-open" />{t("groups.joining.tipFirewall")}</li>
          </ul>
        </div>
      );
    case "waiting":
      return (
        <div className={styles.stage}>
          <p role="status" className={styles.stageTitle}>{isOwnDevice ? t("groups.device.waiting") : t("groups.joining.waiting", { inviter: asked })}</p>
          {phrase === null ? null : <Phrase words={phrase} />}
          <p className={styles.hint}>{isOwnDevice ? t("groups.device.compareHere") : t("groups.joining.compare", { inviter: asked })}</p>
          {otherPhrases.map((other) => (
            <section key={`${other.name} ${other.phrase.join(" ")}`} aria-label={t("groups.joining.orElse", { inviter: other.name })}>
              <p className={styles.hint}>{t("groups.joining.orElse", { inviter: other.name })}</p>
              <Phrase words={other.phrase} />
            </section>
          ))}
        </div>
      );
    case "filling":
      return <Filling joining={joining} />;
    case "done":
      return (
        <div className={styles.stage}>
          <p role="status" className={styles.stageTitle} data-tone="ok"><Icon name="success" size={20} />{t(isOwnDevice ? "groups.device.said" : "groups.joining.done", { name: groupName })}</p>
          <p className={styles.hint}>{t("groups.joining.doneHint")}</p>
        </div>
      );
    case "failed":
      return <Failed joining={joining} />;
  }
}

function Failed({ joining: { isOwnDevice, problem: found } }: { readonly joining: Joining }): ReactElement {
  const t = useT();
  const problem = found ?? "unexpected";
  return (
    <div className={styles.stage} role="alert">
      {/* i18n-keys: groups.joinProblem.* */}
      {/* i18n-keys: groups.linkProblem.* */}
      <p className={styles.stageTitle} data-tone="danger"><Icon name="error" size={20} />{t(isOwnDevice ? `groups.linkProblem.${problem}.what` : `groups.joinProblem.${problem}.what`)}</p>
      <p className={styles.hint}>{t(isOwnDevice ? `groups.linkProblem.${problem}.todo` : `groups.joinProblem.${problem}.todo`)}</p>
    </div>
  );
}

function Filling({ joining: { groupName, haveBlocks, totalBlocks } }: { readonly joining: Joining }): ReactElement {
  const t = useT();
  const { number } = useLocale();
  const label = t("groups.joining.filling", { name: groupName });
  return (
    <div className={styles.stage}>
      <p role="status" className={styles.stageTitle}>{label}</p>
      {/* How much it will be is known when the first one has answered. */}
      {totalBlocks === 0 ? <progress className={styles.progress} aria-label={label} /> : <progress className={styles.progress} aria-label={label} value={Math.min(haveBlocks, totalBlocks)} max={totalBlocks} />}
      <p className={styles.hint}>{totalBlocks === 0 ? t("groups.joining.counting") : t("groups.joining.progress", { have: number(haveBlocks), total: number(totalBlocks) })}</p>
    </div>
  );
}
