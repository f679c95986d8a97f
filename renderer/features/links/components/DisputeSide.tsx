import { useId } from "react";
import type { EndId, LinkId } from "#shared/kernel/index.ts";
import { casesOf } from "#shared/forest/index.ts";
import { usePersonName, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import { isSameList } from "../model/isSameList.ts";
import { propositionOf } from "../model/propositionOf.ts";
import { reviewWords } from "../model/reviewWords.ts";
import styles from "../links.module.css";

interface DisputeSideProps {
  readonly linkId: LinkId;
  readonly onSelect: (id: EndId) => void;
}

function SideCases({ linkId, onSelect }: DisputeSideProps) {
  const t = useT();
  const cases = useView((view) => casesOf(view, linkId), isSameList);
  if (cases.length === 0) return <p className={styles.hint}>{t("links.disputes.noCases")}</p>;
  return (
    <ul className={styles.sideCases} aria-label={t("links.disputes.cases")}>
      {cases.map((each) => (
        <li key={each.id}>
          <button type="button" className={styles.sideCase} onClick={() => onSelect(each.id)}><Icon name="case" size={14} /><span>{each.title}</span>{each.doc === "personal" && <Icon name="lock" size={13} label={t("point.private")} />}</button>
          {each.summary !== "" && <p className={styles.sideSummary}>{each.summary}</p>}
        </li>
      ))}
    </ul>
  );
}

/** One side of a dispute: what it says, who says so and why, and what happened that speaks for it. */
export function DisputeSide({ linkId, onSelect }: DisputeSideProps) {
  const t = useT();
  const id = useId();
  const locale = useLocale();
  const link = useView((view) => view.link(linkId));
  const words = useView((view) => (link === undefined ? "" : propositionOf(view, link, t)));
  const name = usePersonName(link?.createdBy ?? null);
  if (link === undefined) return null;
  const who = link.suggested ? t("link.suggested") : (name ?? t("links.someone"));
  return (
    <section className={styles.side} data-type={link.type} aria-labelledby={id}>
      <h4 id={id} className={styles.sideHead}><LinkGlyph type={link.type} /><span>{words}</span></h4>
      <p className={styles.hint}>{t("links.disputes.said", { who, when: locale.dateTime(link.createdAtMs), review: reviewWords(link, t) })}</p>
      <p className={styles.sideReason}>{link.reason === "" ? t("links.list.noReason") : t("links.whyLine", { reason: link.reason })}</p>
      <SideCases linkId={linkId} onSelect={onSelect} />
      <p><button type="button" className={styles.textButton} onClick={() => onSelect(linkId)}>{t("links.disputes.select")}</button></p>
    </section>
  );
}
