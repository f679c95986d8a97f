import { useEffect, type ReactElement } from "react";
import type { LinkType } from "#shared/forest/index.ts";
import { formatShortcut, useForest, useReadable, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, IconButton } from "#renderer/ui/index.ts";
import { linksBetween, offeredTypes } from "#renderer/features/notes/model/noteLinks.ts";
import { useNoteRoom, type JustMentioned } from "../noteRoom.ts";
import { useMentionLink } from "../useMentionLink.ts";
import styles from "./tools.module.css";

/** A quiet offer stays this long. */
const SHOWN_MS = 15_000;
/** How many types are offered when the words say nothing of it. */
const FEW = 3;

/** Right after a mention: whether it is to be a link, too. Nothing is drawn unless somebody says so. */
export function MentionHint(): ReactElement | null {
  const { justMentioned } = useNoteRoom();
  const mentioned = useReadable(justMentioned);
  useEffect(() => {
    if (mentioned === null) return undefined;
    const timer = setTimeout(() => { justMentioned.set(null); }, SHOWN_MS);
    return () => { clearTimeout(timer); };
  }, [mentioned, justMentioned]);
  return mentioned === null ? null : <Offer mentioned={mentioned} />;
}

function Offer({ mentioned: { pointId, type } }: { readonly mentioned: JustMentioned }): ReactElement | null {
  const t = useT();
  const forest = useForest();
  const room = useNoteRoom();
  const draw = useMentionLink();
  const title = useView((view) => view.point(pointId)?.title);
  const close = (): void => { room.justMentioned.set(null); };
  const link = (as: LinkType): void => { if (draw(pointId, as)) close(); };
  useEffect(() => {
    if (type === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !event.altKey || event.isComposing) return;
      event.preventDefault();
      link(type);
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => { window.removeEventListener("keydown", onKeyDown, true); };
  });
  if (title === undefined || room.isReadOnly || linksBetween(forest.view, room.pointId, pointId).length > 0) return null;
  return (
    <div role="status" className={styles.hint}>
      <span>{t("notes.mention.offer", { title })}</span>
      {/* i18n-keys: link.type.* */}
      {offeredTypes(type).slice(0, type === null ? FEW : 1).map((each) => <Button key={each} size="s" variant={each === type ? "soft" : "quiet"} shortcut={each === type ? formatShortcut("Alt+Enter") : undefined} onClick={() => { link(each); }}>{t(`link.type.${each}`)}</Button>)}
      <IconButton size="s" icon="close" label={t("notes.mention.notNow")} onClick={close} />
    </div>
  );
}
