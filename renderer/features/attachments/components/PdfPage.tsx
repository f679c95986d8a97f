import { useEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { Pdf } from "#renderer/pdf/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";
import styles from "../attachments.module.css";

interface PdfPageProps {
  readonly pdf: Pdf;
  readonly page: number;
  readonly widthRem: number;
  readonly usualRatio: number;
  readonly column: RefObject<HTMLElement | null>;
}

/** One page: an empty sheet until it comes near, and again when it is far. */
export function PdfPage({ pdf, page, widthRem, usualRatio, column }: PdfPageProps): ReactElement {
  const t = useT();
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [ratio, setRatio] = useState<number | null>(null);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => { setIsNear(entry?.isIntersecting === true); }, { root: column.current, rootMargin: "100% 0px" });
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, [column]);

  useEffect(() => {
    const element = canvas.current;
    if (!isNear || element === null) return undefined;
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const own = await pdf.pageRatio(page);
      if (!isWanted) return;
      setRatio(own);
      await pdf.draw(page, element, element.clientWidth * window.devicePixelRatio);
    };
    draw().catch((thrown: unknown) => { if (isWanted) reportProblem("pdf page", thrown, "warn"); });
    return () => {
      isWanted = false;
      // Gives its memory back.
      element.width = 0;
      element.height = 0;
    };
  }, [isNear, page, pdf, widthRem]);

  return (
    <div ref={sheet} className={styles.page} style={{ width: `${widthRem}rem`, aspectRatio: ratio ?? usualRatio }}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t("attachments.page", { page })} />
    </div>
  );
}
