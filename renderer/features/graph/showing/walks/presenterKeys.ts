/** Where somebody is in a walk. */
export interface PresenterState {
  readonly index: number;
  /** A dark screen, so that everybody looks at the one who speaks. */
  readonly isBlack: boolean;
  /** Digits of the stop to jump to, until Enter. */
  readonly typed: string;
}

export const FIRST_STOP: PresenterState = { index: 0, isBlack: false, typed: "" };

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Spacebar: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 };
const MOST_DIGITS = 4;

/** What a key does in a walk of so many stops: another state (the same one for keys that mean nothing here), or the end. A remote control sends the same keys. */
export function pressInPresenter(state: PresenterState, press: KeyPress, count: number): PresenterState | "end" {
  if (press.ctrlKey || press.metaKey || press.altKey) return state;
  if (press.key === "Escape") return "end";
  if (/^[0-9]$/.test(press.key)) return { ...state, typed: (state.typed + press.key).slice(-MOST_DIGITS) };
  if (press.key === "Enter") return state.typed === "" ? goTo(state, state.index + 1, count) : goTo(state, Number(state.typed) - 1, count);
  if (press.key === "Home") return goTo(state, 0, count);
  if (press.key === "End") return goTo(state, count - 1, count);
  // By its place, too: an input method may hold the letter back.
  if (press.key.toLowerCase() === "b" || press.key === "." || press.code === "KeyB") return { ...state, isBlack: !state.isBlack, typed: "" };
  const step = STEPS[press.key];
  return step === undefined ? state : goTo(state, state.index + step, count);
}

/** Another stop; the light comes back with it. Beyond either end is that end. */
export function goTo(state: PresenterState, index: number, count: number): PresenterState {
  const bounded = Math.max(0, Math.min(index, count - 1));
  if (bounded === state.index && !state.isBlack && state.typed === "") return state;
  return { index: bounded, isBlack: false, typed: "" };
}
