import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { DRAFT_ID } from "./marginThreads.ts";
import { useIsFolded } from "./useIsFolded.ts";

interface FoldedParts {
  readonly root: RefObject<HTMLElement | null>;
  readonly hasCards: boolean;
  /** The card that somebody asked for. */
  readonly openId: string | null;
  activate(id: string | null): void;
}

/**
 * Whether the cards are folded to markers. A card that lies over the text has the keyboard, and goes when somebody presses into the text; one that nobody is at goes when the margin folds, for it would
 * cover words that could be read before.
 */
export function useFoldedCards({ root, hasCards, openId, activate }: FoldedParts): boolean {
  const isFolded = useIsFolded(root, hasCards);
  useEffect(() => {
    if (isFolded && root.current?.contains(document.activeElement) !== true) activate(null);
  }, [isFolded, root, activate]);
  const given = useRef<string | null>(null);
  // With the card itself, after whichever drawing brings it: the next key may be Esc already.
  useLayoutEffect(() => {
    // One that is being written takes the keyboard into its own field.
    const wantedId = isFolded && openId !== DRAFT_ID ? openId : null;
    const card = wantedId === null ? null : (root.current?.querySelector<HTMLElement>(`[data-thread="${wantedId}"]`) ?? null);
    if (wantedId !== null && card === null) return;
    // A card moves to its passage once that is measured, and loses the keyboard on the way.
    const isFresh = given.current !== wantedId || document.activeElement === document.body;
    given.current = wantedId;
    if (isFresh && card?.contains(document.activeElement) === false) card.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (!isFolded || openId === null || openId === DRAFT_ID) return;
    const onPointerDown = ({ target }: PointerEvent): void => {
      // Menus and questions of a card stand elsewhere in the page; only the text itself is meant.
      if (target instanceof Element && target.closest("[data-note-column]") !== null) activate(null);
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => { document.removeEventListener("pointerdown", onPointerDown); };
  }, [isFolded, openId, activate]);
  return isFolded;
}
