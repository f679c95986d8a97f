import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactElement } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { LIMITS, renamePoint } from "#shared/forest/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { offerLostText, useForest, useShell } from "#renderer/runtime/index.ts";
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
const GAP_PX = 4;

/** Lies over the card while its title is edited. Enter and leaving keep the text, Escape does not; a refused one stays until it is mended or let go. */
export function RenameField({ id, box, zoom, onDone }: RenameFieldProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const errorId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  // Others may retitle the point meanwhile: whether something was typed shows by what stood here at first.
  const [opened] = useState(() => forest.view.point(id)?.title ?? "");
  const [errorCode, setErrorCode] = useState<string | null>(null);
  /** What stands in the field; asked for while it is taken away, when the element is no longer at hand. */
  const typed = useRef(opened);
  const write = (): string | null => {
    const text = typed.current.trim();
    if (text === "" || text === opened) return null;
    const renamed = forest.run(renamePoint, { id, title: text });
    return renamed.ok ? null : renamed.error.code;
  };
  const latest = useRef({ write, shell });
  latest.current = { write, shell };
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    return () => {
      // Taken away in mid-word: another lens, another field, another place.
      if (!isDone.current && latest.current.write() !== null) offerLostText(latest.current.shell, typed.current);
    };
  }, []);
  const finish = (keep: boolean): void => {
    if (isDone.current) return;
    const code = keep ? write() : null;
    setErrorCode(code);
    if (code !== null) return;
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
  const height = Math.max(28, Math.min(box.height, 60));
  const place: CSSProperties = { left: box.x, top: box.y, width: Math.min(WIDEST_PX, Math.max(box.width, NARROWEST_PX)), height, fontSize: Math.max(SMALLEST_TEXT_PX, TITLE_PX * zoom) };
  return (
    <>
      <input
        ref={field} className={css.rename} style={place} defaultValue={opened} maxLength={LIMITS.title} aria-label={t("graph.rename")} aria-invalid={errorCode !== null} aria-describedby={errorCode === null ? undefined : errorId}
        onChange={(event) => { typed.current = event.target.value; }} onKeyDown={onKeyDown} onBlur={() => { if (document.hasFocus() || document.activeElement !== field.current) finish(true); }}
      />
      {/* i18n-keys: point.error.* */}
      {errorCode === null ? null : <p id={errorId} role="alert" className={css.refusal} style={{ left: box.x, top: box.y + height + GAP_PX }}>{t(`point.error.${errorCode}`)}</p>}
    </>
  );
}
