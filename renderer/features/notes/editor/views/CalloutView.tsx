import { NodeViewContent, NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, type IconName } from "#renderer/ui/index.ts";
import { readTone, type CalloutTone } from "../noteAttrs.ts";
import styles from "./views.module.css";

const SIGN_OF_TONE: Readonly<Record<CalloutTone, IconName>> = { note: "info", tip: "sprout", warn: "warning", question: "question", principle: "layers" };

/** A passage that stands out: sign and ground say what for. */
export function CalloutView({ node }: NodeViewProps): ReactElement {
  const t = useT();
  const tone = readTone(node.attrs.tone);
  return (
    <NodeViewWrapper className={styles.callout} data-tone={tone}>
      {/* i18n-keys: notes.command.callout.* */}
      <span className={styles.calloutSign} contentEditable={false}><Icon name={SIGN_OF_TONE[tone]} size={16} label={t(`notes.command.callout.${tone}`)} /></span>
      <NodeViewContent className={styles.calloutBody} />
    </NodeViewWrapper>
  );
}
