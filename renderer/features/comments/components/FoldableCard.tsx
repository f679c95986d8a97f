import type { ReactElement, ReactNode } from "react";
import type { ThreadRecord } from "#shared/discussion/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { useThreadLabel } from "../model/useThreadLabel.ts";
import styles from "../comments.module.css";

interface FoldableCardProps {
  /** The margin has no room for cards: markers stand in it, and one card at most lies over the text. */
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly marker: ReactNode;
  readonly children: ReactNode;
}

/** A card, or the marker it is folded to. The card stays the same one when the margin folds: what is being written in it goes on. */
export function FoldableCard({ isFolded, isOpen, marker, children }: FoldableCardProps): ReactElement {
  return (
    <div className={isFolded ? styles.folded : undefined}>
      {isFolded ? marker : null}
      {!isFolded || isOpen ? <div key="card" className={isFolded ? styles.over : undefined}>{children}</div> : null}
    </div>
  );
}

interface MarkerProps {
  readonly thread: ThreadRecord;
  /** Its card is open, or the caret stands in its passage. */
  readonly isActive: boolean;
  readonly isOpen: boolean;
  onToggle(): void;
}

/** Where something is said, and how much. */
export function Marker({ thread, isActive, isOpen, onToggle }: MarkerProps): ReactElement {
  const label = useThreadLabel(thread);
  const count = thread.comments.length;
  return (
    <button type="button" className={styles.marker} data-marker={thread.id} data-active={isActive ? "" : undefined} aria-expanded={isOpen} aria-label={label} onClick={onToggle}>
      <Icon name={thread.resolvedAtMs === null ? "comment" : "check"} size={15} />{count > 1 ? <span>{count}</span> : null}
    </button>
  );
}

/** Where something is being written. Its card is open unless another one is asked for: two would lie over each other. */
export function DraftMarker({ isOpen, onOpen }: { readonly isOpen: boolean; onOpen(): void }): ReactElement {
  const t = useT();
  return (
    <button type="button" className={styles.marker} data-marker="" data-active={isOpen ? "" : undefined} aria-expanded={isOpen} aria-label={t("comments.new")} onClick={onOpen}>
      <Icon name="pencil" size={15} />
    </button>
  );
}
