import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { SayWhen } from "../model/sayWhen.ts";
import type { MomentRow } from "../model/timelineRows.ts";
import { CompareButton } from "./CompareButton.tsx";
import type { LineMarks } from "./lineMarks.ts";
import { MilestoneMenu } from "./MilestoneMenu.tsx";
import styles from "../history.module.css";

interface MilestoneLineProps {
  readonly marks: LineMarks;
  readonly row: Extract<MomentRow, { readonly kind: "milestone" }>;
  readonly when: SayWhen;
  onPress(): void;
  onCompareTo(): void;
}

/** A moment somebody gave a name to: a small flag on the line. */
export function MilestoneLine({ marks, row, when, onPress, onCompareTo }: MilestoneLineProps): ReactElement {
  const t = useT();
  return (
    // The keys of a line are the tree's.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div role="treeitem" {...marks} aria-selected={marks["aria-selected"]} className={styles.milestone} onClick={onPress}>
      <span className={styles.flag}><Icon name="flag" size={13} label={t("history.milestone.word")} /></span>
      <span className={styles.milestoneName}>{row.milestone.name}</span>
      <span className={styles.quiet}>{when.time(row.atMs)}</span>
      <CompareButton onPress={onCompareTo} />
      {/* A press in the menu is not a press on the line. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span onClick={(event) => { event.stopPropagation(); }}><MilestoneMenu milestone={row.milestone} tabIndex={-1} /></span>
    </div>
  );
}
