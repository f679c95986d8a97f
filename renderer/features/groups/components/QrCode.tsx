import { useMemo, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { qrShape } from "../model/qrShape.ts";
import styles from "../invite.module.css";

/** A link as a picture for a camera: dark on white in any theme, or cameras do not read it. */
export function QrCode({ text }: { readonly text: string }): ReactElement {
  const t = useT();
  const shape = useMemo(() => qrShape(text), [text]);
  if (shape === null) return <p className={styles.hint}>{t("groups.invite.noQr")}</p>;
  return (
    <svg className={styles.qr} viewBox={`0 0 ${shape.size} ${shape.size}`} role="img" aria-label={t("groups.invite.qr")} shapeRendering="crispEdges">
      <path d={shape.path} />
    </svg>
  );
}
