import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { SayWhen } from "../model/sayWhen.ts";
import type { MomentRow } from "../model/timelineRows.ts";
import { wordChanges } from "../model/wordChanges.ts";
import { CompareButton } from "./CompareButton.tsx";
import type { LineMarks } from "./lineMarks.ts";
import styles from "../history.module.css";

interface StepLineProps {
  readonly marks: LineMarks;
  readonly row: Extract<MomentRow, { readonly kind: "step" }>;
  readonly when: SayWhen;
  onPress(): void;
  onCompareTo(): void;
}

/** One step inside a session. */
export function StepLine({ marks, row, when, onPress, onCompareTo }: StepLineProps): ReactElement {
  const t = useT();
  const words = wordChanges(row.step.changes, t);
  return (
    // The keys of a line are the tree's.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div role="treeitem" {...marks} aria-selected={marks["aria-selected"]} className={styles.step} onClick={onPress}>
      <span className={styles.stepTime}>{when.time(row.atMs)}</span>
      <span className={styles.words}>{words.length === 0 ? t("history.words.nothingSeen") : words.join(" · ")}</span>
      <CompareButton onPress={onCompareTo} />
    </div>
  );
}
