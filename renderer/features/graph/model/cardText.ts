/** Letters never get smaller on the screen than this; from afar a card says fewer words instead. */
export const LEAST_SCREEN_PX = 12;
export const CARD_TITLE_PX = 13;
export const CARD_LINES = 2;
export const LINE_HEIGHT = 1.25;
/** Above and below the lines of a card, together. */
export const CARD_TEXT_PAD = 4;

const NARROW_PX = 120;
const PAD = 6;
const SIGN_ROOM = 18;

export const isNarrowCard = (width: number): boolean => width < NARROW_PX;

/** Where the title of a card begins. */
export const cardTextStart = (isNarrow: boolean): number => (isNarrow ? PAD : PAD + SIGN_ROOM);

/** What of a card's width its title does not have. */
export const cardTextInset = (width: number): number => cardTextStart(isNarrowCard(width)) + PAD;

export const PILL_LETTER_PX = 12.5;
/** A pill may be a little lower than its line: letters fill only the middle of that. */
export const hasRoomForPill = (height: number, leastPx: number): boolean => Math.max(PILL_LETTER_PX, leastPx) * LINE_HEIGHT <= height + 2;
