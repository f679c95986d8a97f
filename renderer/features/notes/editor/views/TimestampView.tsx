import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import type { ReactElement } from "react";
import { reportProblem, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { clockText, readAmount, readAtt } from "../noteAttrs.ts";
import { useNoteRoom } from "../noteRoom.ts";
import styles from "./views.module.css";

/** A moment of a recording in this note; pressed, its player goes there and plays. */
export function TimestampView({ node, selected }: NodeViewProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const { players } = useNoteRoom();
  const atS = readAmount(node.attrs.atS);
  const jump = (): void => {
    const player = players.get(readAtt(node.attrs.att) ?? "");
    if (player === undefined) {
      shell.toast({ tone: "info", key: "notes.media.noPlayer" });
      return;
    }
    player.currentTime = atS;
    player.scrollIntoView({ block: "nearest" });
    // A player may refuse to begin, e.g. while its file is still read; it stands at the right place all the same.
    Promise.resolve(player.play()).catch((thrown: unknown) => { reportProblem("play a recording", thrown, "warn"); });
  };
  return (
    <NodeViewWrapper as="span" className={styles.ref} data-selected={selected || undefined}>
      <button type="button" className={styles.stamp} aria-label={t("notes.media.jump", { at: clockText(atS) })} onClick={jump}><Icon name="chevron-right" size={12} />{clockText(atS)}</button>
    </NodeViewWrapper>
  );
}
