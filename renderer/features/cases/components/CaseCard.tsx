import type { ReactElement } from "react";
import type { CaseEntry } from "#shared/cases/index.ts";
import { isPrivate } from "#shared/forest/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";
import type { LibraryLook } from "../model/caseRows.ts";
import { ConfidenceBars } from "./Confidence.tsx";

interface CaseCardProps {
  readonly entry: CaseEntry;
  readonly look: LibraryLook;
  readonly preview: string;
  readonly templateName: string;
  readonly isMarked: boolean;
}

/** One case in the library: a card, a row of a table, or a line of the timeline. */
export function CaseCard({ entry, look, preview, templateName, isMarked }: CaseCardProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { point, facts, illustrates, refutes } = entry;
  const author = usePersonName(point.createdBy) ?? t("cases.someone");
  const when = facts.texts.when === "" ? locale.date(point.createdAtMs) : facts.texts.when;
  const proofs = refutes === 0 ? t("cases.library.proofs", { count: illustrates }) : t("cases.library.proofsAndAgainst", { illustrates, refutes });
  const who = (
    <span className={styles.cardWho}>
      <Icon name={isPrivate(point) ? "lock" : "group"} size={13} label={isPrivate(point) ? t("cases.privacy.own") : t("cases.privacy.shared")} />
      <span>{isPrivate(point) ? t("cases.privacy.own") : author}</span><span aria-hidden="true">·</span><span>{when}</span>
    </span>
  );
  if (look === "table") {
    return (
      <div className={styles.tableRow}>
        <span className={styles.tableTitle}>{isMarked && <Icon name="check" size={14} label={t("cases.library.marked")} />}{point.title}</span>
        <span className={styles.cell}>{templateName}</span>
        <span className={styles.cell}>{proofs}</span>
        <span className={styles.cell}>{who}</span>
        <span className={styles.cell}><ConfidenceBars value={facts.confidence} /></span>
      </div>
    );
  }
  return (
    <div className={styles.card} data-look={look}>
      <span className={styles.cardTitle}>{isMarked && <Icon name="check" size={14} label={t("cases.library.marked")} />}{point.title}</span>
      <span className={styles.cardText}>{preview === "" ? point.summary : preview}</span>
      <span className={styles.cardFoot}>
        {look === "gallery" && <span className={styles.cardMore}>{[templateName, proofs].filter((part) => part !== "").join(t("cases.clauseSeparator"))}</span>}
        <span className={styles.row}>{who}<span className={styles.spring} /><ConfidenceBars value={facts.confidence} /></span>
      </span>
    </div>
  );
}
