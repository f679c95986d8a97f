import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import type { ReactElement } from "react";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { readAmount, readAtt, readText } from "../noteAttrs.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { MissingFile } from "./MissingFile.tsx";
import { useFilePlace } from "./useFilePlace.ts";
import styles from "./views.module.css";

/** A file as a card: its name, how large it is, and a copy of it on request. */
export function FileView({ node, selected }: NodeViewProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const shell = useShell();
  const { attachments } = useForest();
  const { openFile } = useNoteRoom();
  const sha256 = readAtt(node.attrs.att);
  const name = readText(node.attrs.name);
  const place = useFilePlace(sha256, 0);
  if (sha256 === null || place === "elsewhere") return <NodeViewWrapper className={styles.fileMissing} data-selected={selected || undefined} data-drag-handle=""><MissingFile name={name} sha256={sha256} sizeBytes={readAmount(node.attrs.sizeBytes)} limitBytes={0} /></NodeViewWrapper>;
  const save = async (): Promise<void> => {
    const saved = await attachments.saveAs({ sha256, name });
    // i18n-keys: notes.refused.*
    if (!saved.ok) shell.toast({ tone: "error", key: `notes.refused.${saved.error.code}`, values: { name, limit: "" } });
  };
  return (
    <NodeViewWrapper className={styles.file} data-selected={selected || undefined} data-drag-handle="">
      <span className={styles.fileSign}><Icon name="file" size={18} /></span>
      <span className={styles.fileName}>{name}<small>{locale.bytes(readAmount(node.attrs.sizeBytes))}</small></span>
      <Button size="s" variant="quiet" icon="eye" onClick={() => { openFile(sha256); }}>{t("notes.file.open")}</Button>
      <Button size="s" variant="quiet" icon="download" onClick={() => { void save(); }}>{t("notes.file.save")}</Button>
    </NodeViewWrapper>
  );
}
