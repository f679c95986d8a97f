import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { OutlineDraft } from "../model/outlineSession.ts";
import type { DraftRowHandlers } from "../model/useDraftRow.ts";
import { TitleField } from "./TitleField.tsx";
import styles from "../outline.module.css";

interface OutlineDraftRowProps {
  readonly draft: OutlineDraft;
  readonly level: number;
  readonly handlers: DraftRowHandlers;
}

/** The empty row in which a new point is typed. The point exists only once its title is committed. */
export function OutlineDraftRow({ draft, level, handlers }: OutlineDraftRowProps) {
  const t = useT();
  // i18n-keys: point.kind.*
  const label = draft.kind === "point" ? t("outline.newPoint") : draft.kind === "case" ? t("outline.newCase") : t("outline.newOf", { kind: t(`point.kind.${draft.kind}`) });
  return (
    <div role="treeitem" className={styles.row} aria-level={level} aria-selected={false} aria-label={label} style={{ paddingInlineStart: `${(level - 1) * 16 + 4}px` }}>
      <span className={styles.twisty} />
      <TitleField
        initial="" label={label} onCommit={(title) => handlers.onCommit(draft, title)} onDone={(end) => handlers.onDone(draft, end)}
        onTab={(direction) => handlers.onTab(draft, direction)}
      />
      {draft.isPrivate ? <Icon name="lock" size={13} label={t("point.private")} /> : null}
    </div>
  );
}
