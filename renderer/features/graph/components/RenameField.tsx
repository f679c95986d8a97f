import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactElement } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { LIMITS, renamePoint } from "#shared/forest/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import css from "./docks.module.css";

interface RenameFieldProps {
  readonly id: PointId;
  readonly box: Rect;
  readonly zoom: number;
  readonly onDone: () => void;
}

const TITLE_PX = 13;
const NARROWEST_PX = 160;
const WIDEST_PX = 320;
const SMALLEST_TEXT_PX = 12;

/** Lies over the card while its title is edited. Enter and leaving keep the text, Escape does not. */
export function RenameField({ id, box, zoom, onDone }: RenameFieldProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const title = forest.view.point(id)?.title ?? "";
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const finish = (keep: boolean): void => {
    if (isDone.current) return;
    const text = field.current?.value.trim() ?? "";
    if (keep && text !== "" && text !== title) {
      const renamed = forest.run(renamePoint, { id, title: text });
      if (!renamed.ok) shell.toast({ tone: "warn", key: "graph.renameRefused" });
    }
    isDone.current = true;
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Enter and Escape belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      finish(event.key === "Enter");
    }
  };
  const place: CSSProperties = {
    left: box.x, top: box.y, width: Math.min(WIDEST_PX, Math.max(box.width, NARROWEST_PX)), height: Math.max(28, Math.min(box.height, 60)), fontSize: Math.max(SMALLEST_TEXT_PX, TITLE_PX * zoom),
  };
  return <input ref={field} className={css.rename} style={place} defaultValue={title} maxLength={LIMITS.title} aria-label={t("graph.rename")} onKeyDown={onKeyDown} onBlur={() => { if (document.hasFocus() || document.activeElement !== field.current) finish(true); }} />;
}
