import type { ReactElement, ReactNode } from "react";
import { layoutCards } from "../model/layoutCards.ts";
import { useCardHeights } from "../model/useCardHeights.ts";
import styles from "../comments.module.css";

const GAP_PX = 8;
/** Where a line meets its passage and its card: about the middle of a first line. */
const LINE_IN_TEXT_PX = 14;
const LINE_IN_CARD_PX = 20;
const GUTTER_PX = 16;

export interface BesideCard { readonly id: string; readonly topPx: number; readonly card: ReactNode }

/** Cards beside their passages, none over another, each with a line to where it belongs. */
export function BesideCards({ cards, activeId }: { readonly cards: readonly BesideCard[]; readonly activeId: string | null }): ReactElement | null {
  const { heightOf, refOf } = useCardHeights();
  if (cards.length === 0) return null;
  const { topsPx, heightPx } = layoutCards(cards.map(({ id, topPx }) => ({ id, wantedTopPx: topPx, heightPx: heightOf(id) })), activeId, GAP_PX);
  const topOf = (card: BesideCard): number => topsPx.get(card.id) ?? card.topPx;
  return (
    <div className={styles.beside} style={{ height: `${heightPx}px` }}>
      <svg className={styles.lines} aria-hidden="true">
        {cards.map((card) => <path key={card.id} data-active={card.id === activeId ? "" : undefined} d={`M 0 ${card.topPx + LINE_IN_TEXT_PX} L ${GUTTER_PX} ${topOf(card) + LINE_IN_CARD_PX}`} />)}
      </svg>
      {cards.map((card) => (
        <div key={card.id} ref={refOf(card.id)} className={styles.placed} data-active={card.id === activeId ? "" : undefined} style={{ transform: `translateY(${topOf(card)}px)` }}>{card.card}</div>
      ))}
    </div>
  );
}
