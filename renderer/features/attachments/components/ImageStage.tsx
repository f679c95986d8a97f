import { useRef, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useZoom } from "../model/useZoom.ts";
import styles from "../attachments.module.css";

interface ImageStageProps { readonly url: string; readonly name: string; onFailed(): void }

/** A picture that can be looked at closely. */
export function ImageStage({ url, name, onFailed }: ImageStageProps): ReactElement {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const { scale, xPx, yPx } = useZoom(frame);
  return (
    // A frame that takes the keyboard: arrows move what is zoomed, + − 0 zoom.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={frame} className={styles.frame} role="group" tabIndex={0} data-stage="" data-zoomed={scale > 1 || undefined} aria-label={t("attachments.zoomHint", { name })}>
      <img className={styles.picture} src={url} alt={name} draggable={false} onError={onFailed} style={{ transform: `translate(${xPx}px, ${yPx}px) scale(${scale})` }} />
    </div>
  );
}
