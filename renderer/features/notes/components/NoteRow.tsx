import type { ReactElement, ReactNode } from "react";
import { isPrivate } from "#shared/forest/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { GroupedNote } from "../model/groupNotes.ts";
import type { ListedNote } from "../model/listNotes.ts";
import { noteDate } from "../model/noteDate.ts";
import styles from "../notes.module.css";

interface NoteRowProps {
  readonly note: GroupedNote<ListedNote>;
  readonly isSelected: boolean;
  readonly nowMs: number;
  readonly extra?: ReactNode;
}

/** One note of the list: its title, its first line, who wrote it and when. */
export function NoteRow({ note, isSelected, nowMs, extra }: NoteRowProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { point, preview, opens, changedAtMs } = note;
  const author = useAuthor(point.createdBy);
  return (
    <div className={styles.slot}>
      {/* i18n-keys: notes.group.* */}
      {opens === null ? null : <p className={styles.group} aria-hidden="true">{t(`notes.group.${opens}`)}</p>}
      <div className={styles.row} data-selected={isSelected || undefined}>
        <b className={styles.rowTitle}>{point.title}</b>
        {preview === null || preview === "" ? null : <span className={styles.preview}>{preview}</span>}
        <span className={styles.facts}>
          {isPrivate(point) ? <Icon name="lock" size={13} /> : <Icon name="group" size={13} />}
          <span>{isPrivate(point) ? t("point.private") : author}</span>
          <span aria-hidden="true">·</span>
          <span>{noteDate(changedAtMs, nowMs, { locale, t })}</span>
          {extra === undefined || extra === null ? null : <span className={styles.extra}>{extra}</span>}
        </span>
      </div>
    </div>
  );
}

function useAuthor(personId: GroupedNote<ListedNote>["point"]["createdBy"]): string {
  const t = useT();
  return usePersonName(personId) ?? t("notes.list.somebody");
}
