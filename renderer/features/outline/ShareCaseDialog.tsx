import { useState } from "react";
import { selectedPoints, sharePoint } from "#shared/forest/index.ts";
import { useForest, useSelection, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { sharePreview, type SharePreview } from "./model/sharePreview.ts";
import styles from "./outline.module.css";

const MAX_SUMMARY_CHARS = 400;

function Preview({ preview }: { readonly preview: SharePreview }) {
  const t = useT();
  const { point, sharedLinks, privateLinks, privateBelow } = preview;
  const summary = point.summary.length > MAX_SUMMARY_CHARS ? `${point.summary.slice(0, MAX_SUMMARY_CHARS)}…` : point.summary;
  return (
    <>
      <p className={styles.shareHead}>{t("outline.share.visible")}</p>
      <ul className={styles.shareList}>
        <li>{t("outline.share.titleLine", { title: point.title })}</li>
        <li>{summary === "" ? t("outline.share.noSummary") : t("outline.share.summaryLine", { summary })}</li>
        <li>{t("outline.share.linksLine", { count: sharedLinks })}</li>
      </ul>
      {privateLinks > 0 && <p className={styles.hint}>{t("outline.share.staysLine", { count: privateLinks })}</p>}
      {privateBelow > 0 && <p className={styles.hint}>{t("outline.share.childrenLine", { count: privateBelow })}</p>}
    </>
  );
}

/** Before something private is shown to others: what exactly they will see, and that it cannot be taken back. */
export function ShareCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const selection = useSelection();
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const point = selectedPoints(forest.view, selection).find((each) => each.doc === "personal");
  const share = (): void => {
    if (point === undefined) return;
    const shared = forest.run(sharePoint, { id: point.id });
    if (!shared.ok) return setErrorCode(shared.error.code);
    shell.toast({ tone: "success", key: "outline.toast.shared", values: { title: point.title } });
    return onClose();
  };
  return (
    <Dialog title={t("outline.share.title", { title: point?.title ?? "" })} size="s" onClose={onClose}>
      {point === undefined ? <p>{t("outline.share.gone")}</p> : (
        <>
          <p className={styles.warning}>{t("outline.share.warning")}</p>
          <Preview preview={sharePreview(forest.view, point)} />
          {/* i18n-keys: point.error.* */}
          {errorCode !== null && <p role="alert" className={styles.titleError}>{t(`point.error.${errorCode}`)}</p>}
          <div className={styles.buttons}>
            {/* The safe answer has the focus. */}
            <Button onClick={onClose}>{t("outline.share.cancel")}</Button>
            <Button variant="primary" onClick={share}>{t("outline.share.submit")}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
