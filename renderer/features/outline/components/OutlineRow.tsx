import { memo, type DragEvent, type MouseEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { usePeersAt } from "#renderer/runtime/index.ts";
import { Faces, Icon, KindIcon, LookMark, WisdomShape } from "#renderer/ui/index.ts";
import type { OutlinePointRow } from "../model/outlineRows.ts";
import { useShownPoint, type ShownPoint } from "../model/useShownPoint.ts";
import type { DropSide } from "../model/planMove.ts";
import { TitleField, type TitleEnd } from "./TitleField.tsx";
import styles from "../outline.module.css";

export const rowDomId = (id: PointId): string => `outline-row-${id}`;

export interface OutlineRowHandlers {
  onPress(event: MouseEvent, id: PointId): void;
  onToggle(row: OutlinePointRow): void;
  onContext(id: PointId): void;
  onEdit(id: PointId): void;
  onTitle(id: PointId, title: string): string | null;
  onTitleDone(end: TitleEnd): void;
  onDragStart(event: DragEvent<HTMLElement>, id: PointId): void;
  onDragOver(event: DragEvent<HTMLElement>, id: PointId): void;
  onDrop(event: DragEvent<HTMLElement>): void;
  onDragEnd(): void;
}

interface OutlineRowProps {
  readonly row: OutlinePointRow;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly isCut: boolean;
  readonly dropSide: DropSide | null;
  readonly handlers: OutlineRowHandlers;
}

const hasCount = (shown: ShownPoint, row: OutlinePointRow): boolean =>
  shown.pointsBelow > 0 && (shown.point.kind === "wisdom" || shown.point.kind === "module" || !row.expanded);

function RowMarks({ shown, row }: { readonly shown: ShownPoint; readonly row: OutlinePointRow }) {
  const t = useT();
  const { point } = shown;
  return (
    <>
      {point.doc === "personal" && <span className={styles.mark}><Icon name="lock" size={13} label={t("point.private")} /></span>}
      {hasCount(shown, row) && <span className={styles.count} aria-label={t("outline.pointCount", { count: shown.pointsBelow })} role="img">{shown.pointsBelow}</span>}
    </>
  );
}

/** Who else looks at this point now. Reads who is here by itself, so that somebody who moves redraws no rows. */
function RowPeers({ id }: { readonly id: PointId }) {
  const t = useT();
  const { language } = useLocale();
  const people = usePeersAt(id);
  return <Faces people={people} label={t("outline.lookedAtBy", { names: new Intl.ListFormat(language).format(people.map(({ name }) => name)) })} />;
}

function Twisty({ row, onToggle }: { readonly row: OutlinePointRow; readonly onToggle: (row: OutlinePointRow) => void }) {
  if (!row.expandable) return <span className={styles.twisty} />;
  // For the pointer only: the tree item itself says whether it is open, and arrow keys open and close it.
  return (
    <span className={styles.twisty} aria-hidden="true" onClick={(event) => {
      event.stopPropagation();
      onToggle(row);
    }}>
      <Icon name={row.expanded ? "chevron-down" : "chevron-right"} size={14} />
    </span>
  );
}

/** A wisdom and its points carry the shape of the wisdom; what is more than a point says what it is. A module needs neither. */
function RowGlyph({ shown }: { readonly shown: ShownPoint }) {
  const t = useT();
  const { point: { kind }, wisdom, look } = shown;
  // A colour alone tints the shape of a wisdom; the sign of another kind says more than a colour does.
  // i18n-keys: point.kind.*
  const isShape = kind === "wisdom" || kind === "point";
  if (look.icon !== null || look.shape !== null || (look.color !== null && (isShape || kind === "module"))) return <LookMark look={look} wisdom={wisdom} {...(isShape || kind === "module" ? {} : { label: t(`point.kind.${kind}`) })} />;
  if (kind === "module") return null;
  if (isShape) return <WisdomShape wisdom={wisdom} />;
  return <span className={styles.mark}><KindIcon kind={kind} size={14} label={t(`point.kind.${kind}`)} /></span>;
}

function RowTitle({ shown }: { readonly shown: ShownPoint }) {
  const { point } = shown;
  return (
    <span className={styles.title} title={point.title}>
      {point.title}
      {/* The space is for the ear: without it title and domain are read as one word. */}
      {point.kind === "module" && point.domain !== "" && <>{" "}<span className={styles.domain}>{point.domain}</span></>}
    </span>
  );
}

/** One point in the tree. Reads its own record, so that retitling redraws one row. */
export const OutlineRow = memo(function OutlineRow({ row, isSelected, isActive, isEditing, isCut, dropSide, handlers }: OutlineRowProps) {
  const t = useT();
  const shown = useShownPoint(row.id);
  if (shown === null) return null;
  const { point } = shown;
  return (
    // The tree has the focus and hears the keys; it names its active row by id, so that rows may come and go while scrolling.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowDomId(row.id)} role="treeitem" className={styles.row} data-kind={point.kind} data-level={row.level} data-point-id={row.id}
      data-active={isActive || undefined} data-match={row.isMatch || undefined} data-cut={isCut || undefined} data-drop={dropSide ?? undefined}
      style={{ paddingInlineStart: `${(row.level - 1) * 16 + 4}px` }}
      aria-level={row.level} aria-setsize={row.setSize} aria-posinset={row.posInSet} aria-selected={isSelected}
      aria-expanded={row.expandable ? row.expanded : undefined}
      draggable={!isEditing}
      onClick={(event) => handlers.onPress(event, row.id)} onDoubleClick={() => handlers.onEdit(row.id)} onContextMenu={() => handlers.onContext(row.id)}
      onDragStart={(event) => handlers.onDragStart(event, row.id)} onDragOver={(event) => handlers.onDragOver(event, row.id)}
      onDrop={handlers.onDrop} onDragEnd={handlers.onDragEnd}
    >
      <Twisty row={row} onToggle={handlers.onToggle} />
      <RowGlyph shown={shown} />
      {isEditing
        ? <TitleField initial={point.title} label={t("outline.titleField")} onCommit={(title) => handlers.onTitle(row.id, title)} onDone={handlers.onTitleDone} />
        : <RowTitle shown={shown} />}
      <RowPeers id={row.id} />
      <RowMarks shown={shown} row={row} />
    </div>
  );
});
