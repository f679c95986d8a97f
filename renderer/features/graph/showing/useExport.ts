import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { isPrivate } from "#shared/forest/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { FIRST_CHOICE, type ExportChoice } from "./exportChoice.ts";
import { exportPicture, type ExportOutcome, type ExportTarget } from "./exportPicture.ts";
import { pictureOf, snapshotFor, type PictureParts, type Shown } from "./pictureOf.ts";
import type { SvgPicture } from "./sceneToSvg.ts";
import type { ShowingPort } from "./showingPort.ts";
import { readSchemeTheme } from "./readSchemeTheme.ts";

/** Room of the thumbnail, in px; letters that would be smaller in it than this are left out. */
const THUMB_PX = 320;
const LEAST_THUMB_LETTER_PX = 2.5;

export interface ExportProgress { readonly done: number; readonly total: number }

export interface Export {
  readonly choice: ExportChoice;
  change(patch: Partial<ExportChoice>): void;
  /** null: there is nothing to show. */
  readonly shown: Shown | null;
  /** The same picture for a thumbnail; null as above. */
  readonly thumb: SvgPicture | null;
  /** What the picture lies on; null: nothing, it is transparent. */
  readonly ground: string | null;
  readonly hasPrivate: boolean;
  /** null: nothing is under way. */
  readonly progress: ExportProgress | null;
  run(way: "save" | "print"): Promise<ExportOutcome>;
  stop(): void;
}

// For the next picture of this session; what only oneself sees is asked for anew each time.
let remembered: ExportChoice = FIRST_CHOICE;

/** One picture in the making: what was chosen, how it looks, and its way out. */
export function useExport(port: ShowingPort, start: Partial<ExportChoice>): Export {
  const [choice, setChoice] = useState<ExportChoice>(() => ({ ...remembered, withPrivate: false, ...start }));
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const { shown, parts } = usePictureParts(port, choice);
  const thumb = useMemo(() => (parts === null ? null : thumbOf(parts)), [parts]);
  const hasPrivate = useView((view) => [...view.points()].some(isPrivate));
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => { controller.current?.abort(); }, []);
  const run = async (way: "save" | "print"): Promise<ExportOutcome> => {
    if (parts === null) return { kind: "stopped" };
    controller.current = new AbortController();
    setProgress({ done: 0, total: 1 });
    const { signal } = controller.current;
    const outcome = await exportPicture({
      target: targetOf(parts, way), picture: pictureOf(parts), name: fileNameOf(parts), signal,
      onProgress: (done, total) => { setProgress({ done, total }); },
    });
    setProgress(null);
    return outcome;
  };
  return {
    choice, shown, thumb, hasPrivate, progress, run, ground: parts === null ? null : groundOf(parts),
    change: (patch) => {
      remembered = { ...choice, ...patch };
      setChoice(remembered);
    },
    stop: () => { controller.current?.abort(); },
  };
}

function usePictureParts(port: ShowingPort, choice: ExportChoice): { readonly shown: Shown | null; readonly parts: PictureParts | null } {
  const { view } = useForest();
  const t = useT();
  const locale = useLocale();
  const version = useView((now) => now.version);
  const { scope, withPrivate } = choice;
  // The forest may change while somebody decides: what goes out is what is there by then.
  const shown = useMemo(() => (version < 0 ? null : snapshotFor(port, view, { scope, withPrivate })), [port, view, version, scope, withPrivate]);
  const settled = useDeferredValue(choice);
  const parts = useMemo((): PictureParts | null => shown === null ? null : {
    snapshot: shown.snapshot, choice: settled, theme: readSchemeTheme(settled.scheme, document.styleSheets), forestName: view.meta.name,
    when: locale.date(Date.now()), language: locale.language, t,
  }, [shown, settled, view, locale, t]);
  return { shown, parts };
}

function thumbOf(parts: PictureParts): SvgPicture {
  const { width, height } = parts.snapshot.bounds;
  const shrink = Math.min(1, THUMB_PX / Math.max(width, height, 1));
  return pictureOf(parts, LEAST_THUMB_LETTER_PX / shrink);
}

const WHITE_PAPER = "#ffffff";

function groundOf({ choice, theme }: PictureParts): string | null {
  if (choice.format === "pdf") return choice.scheme === "dark" ? theme.paper : WHITE_PAPER;
  return choice.isTransparent ? null : theme.paper;
}

function targetOf({ choice, theme, language }: PictureParts, way: "save" | "print"): ExportTarget {
  if (choice.format === "svg" && way === "save") return { kind: "svg" };
  if (choice.format === "png" && way === "save") return { kind: "png", scale: choice.scale };
  // Light goes onto white paper: a tint over all of it would only cost ink.
  return { kind: way === "print" ? "print" : "pdf", paper: choice.paper, language: language === "en" ? "en" : "zh-CN", background: choice.scheme === "dark" ? theme.paper : null };
}

const fileNameOf = ({ forestName, snapshot }: PictureParts): string => [forestName, snapshot.title].filter((part) => part !== "").join(" ").slice(0, 200);
