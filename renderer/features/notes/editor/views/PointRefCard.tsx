import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import type { LinkRecord, PointRecord, Wisdom } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon, WisdomShape } from "#renderer/ui/index.ts";
import { guessLinkType } from "#renderer/features/notes/model/guessLinkType.ts";
import { likelyType, linksBetween, offeredTypes } from "#renderer/features/notes/model/noteLinks.ts";
import { useMentionLink } from "../useMentionLink.ts";
import { useNoteRoom } from "../noteRoom.ts";
import styles from "./views.module.css";

interface PointRefCardProps {
  readonly point: PointRecord;
  readonly wisdom: Wisdom | null;
  textBefore(): string;
}

const sameLinks = (a: readonly LinkRecord[], b: readonly LinkRecord[]): boolean => a.length === b.length && a.every((link, index) => link === b[index]);

/** What a mentioned point is, how it is linked with the point of this note, and which link could be drawn. */
export function PointRefCard({ point, wisdom, textBefore }: PointRefCardProps): ReactElement {
  const t = useT();
  const room = useNoteRoom();
  const count = useView((view) => view.linkCountAt(point.id));
  const links = useView((view) => linksBetween(view, room.pointId, point.id), sameLinks);
  const { card, side } = useSide();
  return (
    <span ref={card} className={styles.card} data-side={side} contentEditable={false}>
      <span className={styles.cardTitle}><WisdomShape wisdom={wisdom} size={13} /><b>{point.title}</b></span>
      {/* i18n-keys: point.kind.* */}
      <span className={styles.cardFacts}>{t("notes.mention.facts", { kind: t(`point.kind.${point.kind}`), count })}</span>
      {point.summary === "" ? null : <span className={styles.cardSummary}>{point.summary}</span>}
      {links.length === 0 ? null : <span className={styles.cardLinks}><Icon name="link" size={13} /><LinkWords links={links} own={room.pointId} /></span>}
      {room.isReadOnly || point.id === room.pointId ? null : <LinkTypes point={point} textBefore={textBefore} drawn={links} />}
    </span>
  );
}

/** Existing links in words, as the inspector says them. */
function LinkWords({ links, own }: { readonly links: readonly LinkRecord[]; readonly own: PointRecord["id"] }): ReactElement {
  const t = useT();
  // i18n-keys: link.outgoing.*
  // i18n-keys: link.incoming.*
  const words = links.map((link) => (link.phrase !== "" ? link.phrase : link.from === own ? t(`link.outgoing.${link.type}`) : t(`link.incoming.${link.type}`)));
  return <span>{t("notes.mention.linkedAs", { words: words.join(" · ") })}</span>;
}

function LinkTypes({ point, textBefore, drawn }: { readonly point: PointRecord; readonly textBefore: () => string; readonly drawn: readonly LinkRecord[] }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const room = useNoteRoom();
  const draw = useMentionLink();
  const [isChoosing, setIsChoosing] = useState(false);
  const likely = likelyType(forest.view, room.pointId, guessLinkType(textBefore()));
  const isDrawn = (type: LinkRecord["type"]): boolean => drawn.some((link) => link.type === type && link.from === room.pointId);
  if (!isChoosing) {
    return (
      <span className={styles.cardActions}>
        {/* i18n-keys: link.type.* */}
        {likely === null || isDrawn(likely) ? null : <Button size="s" variant="soft" onClick={() => { draw(point.id, likely); }}>{t("notes.mention.linkAs", { type: t(`link.type.${likely}`) })}</Button>}
        <Button size="s" variant="quiet" icon="link" onClick={() => { setIsChoosing(true); }}>{t("notes.mention.choose")}</Button>
      </span>
    );
  }
  return (
    <span className={styles.cardActions} role="group" aria-label={t("notes.mention.choose")}>
      {offeredTypes(likely).map((type) => (
        // i18n-keys: link.type.*
        <Button key={type} size="s" variant={type === likely ? "soft" : "secondary"} disabled={isDrawn(type)} onClick={() => { if (draw(point.id, type)) setIsChoosing(false); }}>{t(`link.type.${type}`)}</Button>
      ))}
      <Button size="s" variant="quiet" onClick={() => { shell.openDialog({ kind: "link", from: room.pointId, to: point.id }); }}>{t("notes.mention.inWords")}</Button>
    </span>
  );
}

/** Near the right edge of the text the card opens to the left. */
function useSide() {
  const card = useRef<HTMLSpanElement>(null);
  const [side, setSide] = useState<"start" | "end">("start");
  useLayoutEffect(() => {
    const element = card.current;
    const column = element?.closest(".ProseMirror");
    if (element === null || !(column instanceof HTMLElement)) return;
    setSide(element.getBoundingClientRect().right > column.getBoundingClientRect().right ? "end" : "start");
  }, []);
  return { card, side };
}
