import { createReadable, type Writable } from "#renderer/runtime/index.ts";

/** How notes are looked at: the same for all of them, for as long as the window stands. */
export interface SheetLook {
  readonly isWide: boolean;
  readonly isFocused: boolean;
  readonly hasOutline: boolean;
}

export const sheetLook: Writable<SheetLook> = createReadable<SheetLook>({ isWide: false, isFocused: false, hasOutline: false });

/** Turns one of them over. */
export function toggleLook(part: keyof SheetLook): void {
  const now = sheetLook.get();
  sheetLook.set({ ...now, [part]: !now[part] });
}
