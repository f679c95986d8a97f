import { useCallback } from "react";
import { setOpposing, type ForestView } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import { disputesOf, isSameDisputes, type DisputeSide, type ShownDispute } from "../model/disputesOf.ts";
import { useAuthorName } from "../model/useAuthorName.ts";
import { SelectEnd } from "./SelectEnd.tsx";
import styles from "../inspector.module.css";

/** A dispute that is told in full is a few lines long; more than these are told in the dialog. */
const MOST_SHOWN = 5;

function Side({ side: { link, cases } }: { readonly side: DisputeSide }) {
  const t = useT();
  const forest = useForest();
  const who = useAuthorName(link);
  // i18n-keys: link.type.*
  const type = t(`link.type.${link.type}`);
  return (
    <li className={styles.disputeSide} data-type={link.type}>
      <button type="button" className={styles.end} onClick={() => forest.selection.select([link.id])}>
        <LinkGlyph type={link.type} />
        <span className={styles.endTitle}>{link.phrase === "" ? type : t("inspector.typeAndPhrase", { type, phrase: link.phrase })}</span>
      </button>
      <p className={styles.disputeReason}><span className={styles.why}>{who}</span> {link.reason === "" ? t("inspector.noReason") : link.reason}</p>
      {cases.length > 0 && <ul className={styles.sideCases} aria-label={t("inspector.cases")}>{cases.map((each) => <li key={each.id}><SelectEnd id={each.id} /></li>)}</ul>}
    </li>
  );
}

function DisputeLine({ dispute }: { readonly dispute: ShownDispute }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const [{ link: a }, { link: b }] = dispute.sides;
  const takeBack = (): void => {
    const taken = forest.run(setOpposing, { a: a.id, b: b.id, opposing: false });
    if (taken.ok) shell.toast({ tone: "info", key: "inspector.toast.reconciled", actionId: "edit.undo" });
    // i18n-keys: link.error.*
    else shell.toast({ tone: "warn", key: `link.error.${taken.error.code}` });
  };
  return (
    <li className={styles.dispute}>
      {dispute.other !== null && <SelectEnd id={dispute.other} />}
      {/* i18n-keys: link.dispute.* */}
      <p className={styles.quiet}>{t(`link.dispute.${dispute.why}`)}</p>
      <ul className={styles.disputeSides}>{dispute.sides.map((side) => <Side key={side.link.id} side={side} />)}</ul>
      {a.opposes.includes(b.id) && !isReadOnly && <button type="button" className={styles.textButton} onClick={takeBack}>{t("inspector.takeBackOpposing")}</button>}
    </li>
  );
}

/** 争议 at a point or a link: both sides, who says so and why, and the cases that speak for each. Nothing where there is none. */
export function DisputesSection({ end }: { readonly end: EndId }) {
  const t = useT();
  const shell = useShell();
  const actions = useActions();
  const found = useView(useCallback((view: ForestView) => disputesOf(view, end), [end]), isSameDisputes);
  if (found.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("inspector.disputes")}>
      <header className={styles.sectionHead}>
        <h3 className={styles.disputeHead}><Icon name="warning" size={14} />{t("inspector.disputes")} <span className={styles.quiet}>{found.length}</span></h3>
        {actions.isEnabled("link.disputes") && <button type="button" className={styles.textButton} onClick={() => shell.openDialog({ kind: "disputes", at: end })}>{t("inspector.compare")}</button>}
      </header>
      <ul className={styles.lines}>{found.slice(0, MOST_SHOWN).map((dispute) => <DisputeLine key={dispute.sides.map(({ link }) => link.id).join()} dispute={dispute} />)}</ul>
      {found.length > MOST_SHOWN && <p className={styles.quiet}>{t("inspector.andMore", { count: found.length - MOST_SHOWN })}</p>}
    </section>
  );
}
