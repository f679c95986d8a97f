import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import css from "./notesPlace.module.css";

interface OtherSheetProps {
  readonly isPrivate: boolean;
  /** The other sheet is the one on the screen. */
  readonly isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** The way to the sheet that is not the first one, and back, with a word on what one then reads. */
export function OtherSheet({ isPrivate, isOpen, onOpen }: OtherSheetProps): ReactElement {
  const t = useT();
  const which = isPrivate ? "shared" : "own";
  // i18n-keys: app.otherSheet.*
  return (
    <span className={css.otherSheet}>
      {isOpen ? <span role="status">{t(`app.otherSheet.${which}.is`)}</span> : null}
      <Button size="s" variant="quiet" onClick={() => { onOpen(!isOpen); }}>{t(isOpen ? `app.otherSheet.${which}.back` : `app.otherSheet.${which}.open`)}</Button>
    </span>
  );
}
