import { createReadable, type Writable } from "#renderer/runtime/index.ts";

/** What keys and the palette may ask of the note that stands open. */
export interface OpenSheet {
  readonly mayWrite: boolean;
  hasRecording(): boolean;
  /** Finds and replaces in the text. */
  find(): void;
  /** Notes the moment the recording is at, where the cursor is. */
  stamp(): void;
  togglePlaying(): void;
  /** A few seconds back, to hear it once more. */
  goBack(): void;
}

/** null while no text of a note is on the screen. */
export const openSheet: Writable<OpenSheet | null> = createReadable<OpenSheet | null>(null);
