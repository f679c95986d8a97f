import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import type { HistorySession } from "#shared/history/index.ts";
import { Avatar, Icon } from "#renderer/ui/index.ts";
import type { SayWhen } from "../model/sayWhen.ts";
import type { MomentRow } from "../model/timelineRows.ts";
import { wordChanges } from "../model/wordChanges.ts";
import { CompareButton } from "./CompareButton.tsx";
import type { LineMarks } from "./lineMarks.ts";
import styles from "../history.module.css";

interface SessionLineProps {
  readonly marks: LineMarks;
  readonly row: Extract<MomentRow, { readonly kind: "session" }>;
  readonly when: SayWhen;
  onPress(): void;
  onOpen(isOpen: boolean): void;
  onCompareTo(): void;
}

/** A stretch of work: when, by whom, and what changed. */
export function SessionLine({ marks, row, when, onPress, onOpen, onCompareTo }: SessionLineProps): ReactElement {
  const t = useT();
  const { session, isOpen } = row;
  const who = useAuthor(session.by);
  return (
    // The keys of a line are the tree's.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div role="treeitem" {...marks} aria-selected={marks["aria-selected"]} aria-expanded={isOpen} className={styles.session} onClick={onPress}>
      <button type="button" tabIndex={-1} className={styles.fold} aria-label={isOpen ? t("history.fold") : t("history.unfold")}
        onClick={(event) => {
          event.stopPropagation();
          onOpen(!isOpen);
        }}><Icon name={isOpen ? "chevron-down" : "chevron-right"} size={14} /></button>
      <div className={styles.lineText}>
        <p className={styles.lineHead}>
          <span className={styles.time}>{when.span(session.startedAtMs, session.endedAtMs)}</span>
          {who === null ? <span className={styles.quiet}>{t("history.someone")}</span> : <><Avatar name={who} seed={session.by} size="s" /><span className={styles.quiet} aria-hidden="true">{who}</span></>}
        </p>
        <p className={styles.words}>{wordsOf(session, t)}</p>
      </div>
      <CompareButton onPress={onCompareTo} />
    </div>
  );
}

function wordsOf({ changes, isUnfinished }: HistorySession, t: ReturnType<typeof useT>): string {
  const words = [...wordChanges(changes, t), ...(isUnfinished === true ? [t("history.words.workingOut")] : [])];
  return words.length === 0 ? t("history.words.nothingSeen") : words.join(" · ");
}

/** The name of a person as this forest knows it; null when nobody knows who it was. */
function useAuthor(by: string): string | null {
  return usePersonName(by === "" ? null : by) ?? null;
}
