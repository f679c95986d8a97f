import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import type { CSSProperties, ReactElement } from "react";
import { FETCHED_BY_ITSELF_BYTES, useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { IMAGE_WIDTHS_PCT, readAtt, readText, readWidthPct } from "../noteAttrs.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { AttrField } from "./AttrField.tsx";
import { MissingFile } from "./MissingFile.tsx";
import { useBroken } from "./useBroken.ts";
import { useFilePlace } from "./useFilePlace.ts";
import styles from "./views.module.css";

/** A picture with its caption; while it is selected, its width and the words for those who cannot see it. */
export function ImageView({ node, selected, updateAttributes }: NodeViewProps): ReactElement {
  const t = useT();
  const { attachments } = useForest();
  const { isReadOnly, openFile } = useNoteRoom();
  const broken = useBroken();
  const sha256 = readAtt(node.attrs.att);
  const place = useFilePlace(sha256, FETCHED_BY_ITSELF_BYTES);
  const alt = readText(node.attrs.alt);
  const caption = readText(node.attrs.caption);
  const widthPct = readWidthPct(node.attrs.widthPct);
  const width: CSSProperties = { width: `${widthPct}%` };
  return (
    <NodeViewWrapper as="figure" className={styles.figure} data-selected={selected || undefined} data-drag-handle="">
      <div className={styles.picture} style={width}>
        {sha256 === null || broken.isBroken || place === "elsewhere" ? <MissingFile name={caption || alt || t("attachments.kind.image")} sha256={sha256} limitBytes={FETCHED_BY_ITSELF_BYTES} onHere={broken.tryAgain} />
          : place === "unknown" ? null : <img src={attachments.urlOf({ sha256, mime: "image/*", name: alt })} alt={alt} draggable={false} onDoubleClick={() => { openFile(sha256); }} onError={broken.fail} />}
      </div>
      {isReadOnly ? (caption === "" ? null : <figcaption className={styles.caption}>{caption}</figcaption>)
        : <AttrField className={styles.captionField} value={caption} placeholder={selected ? t("notes.image.captionHint") : ""} label={t("notes.image.caption")} onCommit={(text) => { updateAttributes({ caption: text }); }} />}
      {!isReadOnly && selected ? (
        <div className={styles.imageTools} contentEditable={false}>
          {sha256 === null ? null : <Button size="s" variant="quiet" icon="zoom-in" onClick={() => { openFile(sha256); }}>{t("notes.image.open")}</Button>}
          <div role="group" aria-label={t("notes.image.width")} className={styles.widths}>
            {IMAGE_WIDTHS_PCT.map((each) => <button key={each} type="button" aria-pressed={each === widthPct} onClick={() => { updateAttributes({ widthPct: each }); }}>{each}%</button>)}
          </div>
          <AttrField className={styles.altField} value={alt} placeholder={t("notes.image.alt")} label={t("notes.image.alt")} onCommit={(text) => { updateAttributes({ alt: text }); }} />
        </div>
      ) : null}
    </NodeViewWrapper>
  );
}
