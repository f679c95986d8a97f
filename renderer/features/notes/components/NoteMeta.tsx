import type { ReactElement } from "react";
import type { PointRecord } from "#shared/forest/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Avatar } from "#renderer/ui/index.ts";
import styles from "../notes.module.css";

interface NoteMetaProps {
  readonly point: PointRecord;
  /** When the text was last changed, where that is known. */
  readonly changedAtMs: number | null;
  /** null while the text is on its way. */
  readonly wordCount: number | null;
}

/** Who wrote it, when, and how long it is. */
export function NoteMeta({ point, changedAtMs, wordCount }: NoteMetaProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { createdBy } = point;
  const name = usePersonName(createdBy) ?? "";
  return (
    <p className={styles.meta}>
      {name === "" || createdBy === null ? null : <><Avatar name={name} seed={createdBy} size="s" /><span>{name}</span><span aria-hidden="true">·</span></>}
      <span>{locale.dateTime(changedAtMs ?? point.createdAtMs)}</span>
      {wordCount === null ? null : <><span aria-hidden="true">·</span><span>{t("notes.words", { count: wordCount })}</span></>}
    </p>
  );
}
