import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { formatShortcut, useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { clockText, readAmount, readAtt, readText } from "../noteAttrs.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { heard, insertMoment } from "../recordings.ts";
import { MissingFile } from "./MissingFile.tsx";
import { useBroken } from "./useBroken.ts";
import { useFilePlace } from "./useFilePlace.ts";
import styles from "./views.module.css";

/** A recording with its player, and a button that notes the moment it is at. */
export function MediaView({ node, editor, getPos, selected }: NodeViewProps): ReactElement {
  const t = useT();
  const { attachments } = useForest();
  const room = useNoteRoom();
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const { isBroken, fail, tryAgain } = useBroken();
  const place = useFilePlace(readAtt(node.attrs.att), 0);
  const [atS, setAtS] = useState(0);
  const sha256 = readAtt(node.attrs.att);
  const name = readText(node.attrs.name);
  const mime = readText(node.attrs.mime);
  const { players } = room;
  useEffect(() => {
    const element = player.current;
    if (sha256 === null || element === null) return undefined;
    players.set(sha256, element);
    return () => { if (players.get(sha256) === element) players.delete(sha256); };
  }, [players, sha256, isBroken, place]);

  /** Where the cursor is; when the recording itself is selected, in a new paragraph behind it. */
  const stamp = (): void => {
    const pos = getPos();
    if (sha256 !== null && pos !== undefined) insertMoment(editor, { att: sha256, atS: player.current?.currentTime ?? 0 }, pos + node.nodeSize);
  };
  const common = { ref: player, controls: true, preload: "metadata", "aria-label": name, onError: fail, onPlay: () => { if (sha256 !== null) heard(players, sha256); }, onTimeUpdate: () => { setAtS(Math.floor(player.current?.currentTime ?? 0)); } } as const;
  const src = sha256 === null ? "" : attachments.urlOf({ sha256, mime, name });
  return (
    <NodeViewWrapper className={styles.media} data-selected={selected || undefined}>
      {/* What somebody recorded has no captions to show; its moments are noted in the text. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      {sha256 === null || isBroken || place === "elsewhere" ? <MissingFile name={name} sha256={sha256} sizeBytes={readAmount(node.attrs.sizeBytes)} limitBytes={0} onHere={tryAgain} /> : place === "unknown" ? null : mime.startsWith("video/") ? <video {...common} src={src} /> : <audio {...common} src={src} />}
      <span className={styles.mediaFoot} contentEditable={false}>
        <span className={styles.mediaName}>{name}</span>
        {room.isReadOnly || sha256 === null ? null : <Button size="s" variant="quiet" icon="flag" onMouseDown={(event) => { event.preventDefault(); }} title={formatShortcut("Mod+J")} onClick={stamp}>{t("notes.media.stamp", { at: clockText(atS) })}</Button>}
      </span>
    </NodeViewWrapper>
  );
}
