import { useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useShell } from "#renderer/runtime/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { ExportOptions } from "./components/ExportOptions.tsx";
import { PicturePreview } from "./components/PicturePreview.tsx";
import type { ExportOutcome } from "./exportPicture.ts";
import { planPng } from "./planPng.ts";
import { graphShowing } from "./showingPort.ts";
import { useExport } from "./useExport.ts";
import css from "./showing.module.css";

interface ExportViewDialogProps {
  /** What the person came for. */
  readonly purpose: "save" | "print";
  readonly onClose: () => void;
}

/** The graph as a picture: what of it, as which kind of file, how it will look; then saved or printed. */
export function ExportViewDialog({ purpose, onClose }: ExportViewDialogProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const picture = useExport(graphShowing, purpose === "print" ? { format: "pdf" } : {});
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const { choice, ground, progress, shown, thumb } = picture;
  const run = async (way: "save" | "print"): Promise<void> => {
    setErrorKey(null);
    const outcome = await picture.run(way);
    if (outcome.kind === "failed") return setErrorKey(problemKey(outcome.code));
    if (outcome.kind === "stopped") return undefined;
    shell.toast({ tone: "success", ...wordsOf(outcome) });
    return onClose();
  };
  const isBusy = progress !== null;
  const canSave = shown !== null && thumb !== null && (choice.format !== "png" || planPng(thumb, choice.scale).kind !== "too-large");
  const footer = (
    <>
      <Button onClick={isBusy ? picture.stop : onClose}>{t(isBusy ? "showing.export.stop" : "showing.export.cancel")}</Button>
      {choice.format === "pdf" ? <Button disabled={!canSave || isBusy} variant={purpose === "print" ? "primary" : "secondary"} onClick={() => void run("print")}>{t("showing.export.print")}</Button> : null}
      <Button disabled={!canSave} variant={purpose === "print" && choice.format === "pdf" ? "secondary" : "primary"} busy={isBusy} onClick={() => void run("save")}>{t("showing.export.save")}</Button>
    </>
  );
  return (
    <Dialog size="l" title={t("showing.export.title")} description={t("showing.export.intro")} dismissable={!isBusy} onClose={onClose} footer={footer}>
      <div className={css.export}>
        <ExportOptions picture={picture} />
        <PicturePreview picture={thumb} ground={ground} />
      </div>
      <p role="status" className={css.status}>{progress === null ? "" : progress.total > 1 ? t("showing.export.tile", { number: progress.done + 1, total: progress.total }) : t("showing.export.working")}</p>
      {errorKey === null ? null : <p role="alert" className={css.error}>{t(errorKey)}</p>}
    </Dialog>
  );
}

type Said = Exclude<ExportOutcome, { kind: "failed" | "stopped" }>;

function wordsOf(outcome: Said): { readonly key: string; readonly values?: Readonly<Record<string, string | number>> } {
  switch (outcome.kind) {
    case "saved":
      return { key: "showing.said.saved", values: { file: lastPartOf(outcome.path) } };
    case "tiles":
      return { key: "showing.said.tiles", values: { folder: lastPartOf(outcome.path), count: outcome.count } };
    case "printed":
      return { key: "showing.said.printed" };
  }
}

const lastPartOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const WORDED: ReadonlySet<string> = new Set(["disk-full", "permission", "not-found", "busy", "too-large", "not-drawn"]);

function problemKey(code: string): string {
  // i18n-keys: showing.error.*
  return `showing.error.${WORDED.has(code) ? code : "unexpected"}`;
}
