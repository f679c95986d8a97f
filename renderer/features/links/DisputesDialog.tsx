import { useCallback, useState } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import { disputes, disputesAt, endTitle, type Dispute, type ForestView } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState } from "#renderer/ui/index.ts";
import { DisputeSide } from "./components/DisputeSide.tsx";
import styles from "./links.module.css";

/** So many at once; the next are asked for. */
const PAGE = 20;

const isSameDisputes = (a: readonly Dispute[], b: readonly Dispute[]): boolean => a.length === b.length && a.every(({ a: one, b: two, why }, index) => one === b[index]?.a && two === b[index]?.b && why === b[index]?.why);

function DisputeItem({ dispute, onSelect }: { readonly dispute: Dispute; readonly onSelect: (id: EndId) => void }) {
  const t = useT();
  const titleAt = (view: ForestView, end: EndId): string => endTitle(view, end) ?? t("link.missingEnd");
  const between = useView((view) => t("links.disputes.between", { a: titleAt(view, dispute.ends[0]), b: titleAt(view, dispute.ends[1]) }));
  return (
    <li className={styles.dispute}>
      <h3 className={styles.disputeHead}>{between}</h3>
      {/* i18n-keys: link.dispute.* */}
      <p className={styles.hint}>{t(`link.dispute.${dispute.why}`)}</p>
      <div className={styles.sides}>
        <DisputeSide linkId={dispute.a} onSelect={onSelect} />
        <DisputeSide linkId={dispute.b} onSelect={onSelect} />
      </div>
    </li>
  );
}

interface DisputesDialogProps {
  /** Only those at a point or a link; null: those of the whole forest. */
  readonly at: EndId | null;
  readonly onClose: () => void;
}

/** 争议: both sides of each, side by side, with their reasons and their cases. */
export function DisputesDialog({ at, onClose }: DisputesDialogProps) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [place, setPlace] = useState(at);
  const [shown, setShown] = useState(PAGE);
  const found = useView(useCallback((view: ForestView) => (place === null ? disputes(view) : disputesAt(view, place)), [place]), isSameDisputes);
  const select = (id: EndId): void => {
    forest.selection.select([id]);
    onClose();
    shell.camera("selection");
  };
  const description = place === null ? t("links.disputes.all", { count: found.length }) : t("links.disputes.at", { count: found.length, title: endTitle(forest.view, place) ?? "" });
  return (
    <Dialog size="l" title={t("links.disputes.title")} description={description} onClose={onClose} footer={place === null ? undefined : <Button onClick={() => setPlace(null)}>{t("links.disputes.showAll")}</Button>}>
      {found.length === 0 && <EmptyState icon="success" title={t("links.disputes.none")} body={t("links.disputes.noneHint")} />}
      <ol className={styles.disputes}>{found.slice(0, shown).map((dispute) => <DisputeItem key={`${dispute.a} ${dispute.b}`} dispute={dispute} onSelect={select} />)}</ol>
      {found.length > shown && <Button onClick={() => setShown(shown + PAGE)}>{t("links.list.more", { count: found.length - shown })}</Button>}
    </Dialog>
  );
}
