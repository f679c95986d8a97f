import { useMemo, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { qrShape } from "../model/qrShape.ts";
import styles from "../invite.module.css";

/** A link as a picture for a camera: dark on white in any theme, or cameras do not read it; a press makes it as wide as its room, for a camera at a distance. */
export function QrCode({ text }: { readonly text: string }): ReactElement {
  const t = useT();
  const [isLarge, setIsLarge] = useState(false);
  const shape = useMemo(() => qrShape(text), [text]);
  if (shape === null) return <p className={styles.hint}>{t("groups.invite.noQr")}</p>;
  return (
    <button type="button" className={styles.qrButton} aria-pressed={isLarge} title={t(isLarge ? "groups.invite.qrSmaller" : "groups.invite.qrLarger")} onClick={() => { setIsLarge(!isLarge); }}>
      <svg className={styles.qr} viewBox={`0 0 ${shape.size} ${shape.size}`} role="img" aria-label={t("groups.invite.qr")} shapeRendering="crispEdges">
        <path d={shape.path} />
      </svg>
    </button>
  );
}
