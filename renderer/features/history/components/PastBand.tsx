import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useView } from "#renderer/runtime/index.ts";
import { Button, Icon, SegmentedControl, Spinner } from "#renderer/ui/index.ts";
import type { HistoryDesk } from "../model/useHistoryDesk.ts";
import { MilestoneMenu } from "./MilestoneMenu.tsx";
import styles from "../history.module.css";

interface PastBandProps {
  readonly moment: string;
  /** The state on the screen is the one of now. */
  readonly isNow: boolean;
  readonly isLoading: boolean;
  readonly look: HistoryDesk["look"];
  /** Ids of the milestones at this moment. */
  readonly milestones: readonly string[];
  readonly canRestore: boolean;
  onLook(look: HistoryDesk["look"]): void;
  onRestore(): void;
  onClose(): void;
}

/** Says plainly that this is not the present, and offers what can be done with it. */
export function PastBand({ moment, isNow, isLoading, look, milestones, canRestore, onLook, onRestore, onClose }: PastBandProps): ReactElement {
  const t = useT();
  const all = useView((view) => view.milestones());
  return (
    <header className={styles.band} data-now={isNow || undefined}>
      <Icon name={isNow ? "leaf" : "history"} size={18} />
      <div className={styles.bandText}>
        <p role="status">{isNow ? t("history.band.now", { moment }) : t("history.band.past", { moment })}</p>
        {all.filter(({ id }) => milestones.includes(id)).map((milestone) => (
          <span key={milestone.id} className={styles.chip}><Icon name="flag" size={13} />{milestone.name}<MilestoneMenu milestone={milestone} /></span>
        ))}
        {isLoading ? <Spinner label={t("history.stateLoading")} /> : null}
      </div>
      <SegmentedControl label={t("history.band.look")} value={look} onChange={onLook}
        segments={[{ value: "graph", label: t("history.band.graph") }, { value: "outline", label: t("history.band.outline") }, { value: "compare", label: t("history.band.compare") }]} />
      {isNow
        ? <Button size="s" icon="check" disabled>{t("history.sameAsNow")}</Button>
        : <Button size="s" variant="primary" icon="back" disabled={!canRestore} onClick={onRestore}>{t("history.band.restore")}</Button>}
      <Button size="s" icon="close" shortcut={formatShortcut("Escape")} onClick={onClose}>{t("history.band.close")}</Button>
    </header>
  );
}
