import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { wisdomOf } from "#shared/forest/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { KindIcon, WisdomShape } from "#renderer/ui/index.ts";
import { readPointId, readText } from "../noteAttrs.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { PointRefCard } from "./PointRefCard.tsx";
import styles from "./views.module.css";

const OPEN_DELAY_MS = 350;
const CLOSE_DELAY_MS = 220;

/** A mention: what the point is called now. Pressed, it opens; looked at, it shows what it is and how it is linked. */
export function PointRefView({ node, editor, getPos, selected }: NodeViewProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const room = useNoteRoom();
  const pointId = readPointId(node.attrs.pointId);
  const point = useView((view) => (pointId === null ? undefined : view.point(pointId)));
  const wisdom = useView((view) => (pointId === null ? undefined : wisdomOf(view, pointId))) ?? null;
  const { isOpen, enter, leave, close } = useCard(selected);
  if (pointId === null || point === undefined) {
    return <NodeViewWrapper as="span" className={styles.ref}><s className={styles.gone} title={t("notes.mention.gone")}>{readText(node.attrs.label) || t("link.missingEnd")}</s></NodeViewWrapper>;
  }
  const before = (): string => {
    const pos = getPos();
    const $pos = pos === undefined ? null : editor.state.doc.resolve(pos);
    return $pos === null ? "" : $pos.parent.textBetween(0, $pos.parentOffset, undefined, " ");
  };
  return (
    <NodeViewWrapper as="span" className={styles.ref} data-selected={selected || undefined} onPointerEnter={enter} onPointerLeave={leave}
      onFocus={enter} onBlur={leave} onKeyDown={(event: { key: string }) => { if (event.key === "Escape") close(); }}>
      <button type="button" className={styles.mention} data-wisdom={wisdom ?? "none"} aria-expanded={isOpen}
        onClick={() => {
          forest.selection.select([pointId]);
          room.openPoint(pointId);
        }}>
        {point.kind === "point" || point.kind === "wisdom" ? <WisdomShape wisdom={wisdom} size={11} /> : <KindIcon kind={point.kind} size={13} label={t(`point.kind.${point.kind}`)} />}
        <span>{point.title}</span>
      </button>
      {/* i18n-keys: point.kind.* */}
      {isOpen ? <PointRefCard point={point} wisdom={wisdom} textBefore={before} /> : null}
    </NodeViewWrapper>
  );
}

/** Opens a little after it is looked at, and stays while the pointer is on its way into it. */
function useCard(isSelected: boolean) {
  const [isNear, setIsNear] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => { clearTimeout(timer.current); }, []);
  const later = (near: boolean, delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { setIsNear(near); }, delayMs);
  };
  return {
    isOpen: isNear || isSelected,
    enter: () => { later(true, OPEN_DELAY_MS); },
    leave: () => { later(false, CLOSE_DELAY_MS); },
    close: () => {
      clearTimeout(timer.current);
      setIsNear(false);
    },
  };
}
