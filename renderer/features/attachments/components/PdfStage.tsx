import { useEffect, useRef, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { openPdf, type Pdf } from "#renderer/pdf/index.ts";
import { Button, Spinner } from "#renderer/ui/index.ts";
import { takeFocus } from "../model/takeFocus.ts";
import { useLoaded } from "../model/useLoaded.ts";
import type { AttachmentErrorCode, AttachmentRef, ViewedAttachments } from "../model/viewing.ts";
import { PdfPage } from "./PdfPage.tsx";
import styles from "../attachments.module.css";

interface PdfStageProps {
  readonly attachment: AttachmentRef;
  readonly attachments: ViewedAttachments;
  onFailed(code: AttachmentErrorCode | null): void;
}

const WIDTHS_REM = [24, 32, 44, 56, 72, 96] as const;
const USUAL = 2;

/** A PDF, page below page; only what is near is drawn. */
export function PdfStage({ attachment, attachments, onFailed }: PdfStageProps): ReactElement {
  const t = useT();
  const [width, setWidth] = useState<number>(USUAL);
  const pdf = useLoaded<Pdf>(attachment.sha256, async () => {
    const read = await attachments.bytesOf(attachment.sha256);
    const opened = read.ok ? await openPdf(read.value) : null;
    if (opened === null) onFailed(read.ok ? null : read.error.code);
    return opened;
  }, (opened) => { void opened.close(); });
  if (pdf === null) return <div className={styles.centred}><Spinner size={24} label={t("attachments.loading")} /></div>;
  return (
    <>
      <Pages pdf={pdf} name={attachment.name} widthRem={WIDTHS_REM[width] ?? WIDTHS_REM[USUAL]} />
      <div className={styles.pdfTools}>
        <span>{t("attachments.pages", { count: pdf.pageCount })}</span>
        <Button size="s" variant="quiet" icon="minus" aria-label={t("attachments.smaller")} disabled={width === 0} onClick={() => { setWidth(width - 1); }} />
        <Button size="s" variant="quiet" icon="plus" aria-label={t("attachments.larger")} disabled={width === WIDTHS_REM.length - 1} onClick={() => { setWidth(width + 1); }} />
      </div>
    </>
  );
}

function Pages({ pdf, name, widthRem }: { readonly pdf: Pdf; readonly name: string; readonly widthRem: number }): ReactElement {
  const column = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState(0.707);
  useEffect(() => { takeFocus(column.current); }, []);
  useEffect(() => {
    let isShown = true;
    // Pages of one file are mostly of one shape: until a page is drawn, the first one's holds its place.
    void pdf.pageRatio(1).then((first) => { if (isShown) setRatio(first); });
    return () => { isShown = false; };
  }, [pdf]);
  return (
    // Scrolled by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={column} className={styles.pages} role="document" tabIndex={0} data-stage="" aria-label={name}>
      {Array.from({ length: pdf.pageCount }, (_, index) => <PdfPage key={index} pdf={pdf} page={index + 1} widthRem={widthRem} usualRatio={ratio} column={column} />)}
    </div>
  );
}
