import type { ReactElement } from "react";
import { CommentsSection } from "#renderer/features/comments/index.ts";
import { RelatedSection } from "#renderer/features/search/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import css from "./notesPlace.module.css";

/** What other rooms add to the side panel: the note of a point, what it may have to do with others, and what is said about it. */
export function PointMore({ id }: { readonly id: EndId }): ReactElement {
  return (
    <div className={css.more}>
      {isPointId(id) ? <><NoteLine pointId={id} /><RelatedSection pointId={id} /></> : null}
      <CommentsSection at={id} />
    </div>
  );
}

function NoteLine({ pointId }: { readonly pointId: PointId }): ReactElement {
  const t = useT();
  const shell = useShell();
  const { search } = useForest();
  useReadable(search.version);
  const preview = search.previewOf(pointId);
  return (
    <section className={css.note} aria-label={t("app.note")}>
      <h3>{t("app.note")}</h3>
      <p>{preview ?? t("app.noteEmpty")}</p>
      <Button size="s" icon="note" onClick={() => { shell.openNote(pointId); }}>{t(preview === null ? "app.writeNote" : "app.openNote")}</Button>
    </section>
  );
}
