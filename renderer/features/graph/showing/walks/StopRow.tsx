import type { DragEvent, KeyboardEvent, ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useView, useWrittenText } from "#renderer/runtime/index.ts";
import { Icon, IconButton, TextArea } from "#renderer/ui/index.ts";
import { stopTitle } from "./stopTitle.ts";
import { WALK_LIMITS, type WalkStop } from "./walkSpec.ts";
import css from "./walks.module.css";

interface StopRowProps {
  readonly stop: WalkStop;
  readonly number: number;
  readonly count: number;
  readonly isReadOnly: boolean;
  onDragStart(event: DragEvent): void;
  /** -1 earlier, 1 later. */
  onMove(step: -1 | 1): void;
  /** Returns the text key of a refusal, or null. */
  onNote(note: string): string | null;
  onRemove(): void;
}

/** One stop: what is looked at, and what to say. Alt with an arrow moves it, from anywhere inside. */
export function StopRow({ stop, number, count, isReadOnly, onDragStart, onMove, onNote, onRemove }: StopRowProps): ReactElement {
  const t = useT();
  const title = useView((view) => stopTitle(view, stop));
  const note = useWrittenText(stop.note, onNote);
  const name = title === "" ? t("showing.walk.gone") : title;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isReadOnly || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    // What was typed goes along.
    note.leave();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the controls inside it
    <div className={css.row} onKeyDown={onKeyDown}>
      <span className={css.handle} draggable={!isReadOnly} onDragStart={onDragStart} aria-hidden="true"><Icon name="grip" /></span>
      <span className={css.number} aria-hidden="true">{number}</span>
      <div className={css.words}>
        <p className={css.stopTitle} data-gone={title === "" || undefined}>{name}</p>
        <TextArea label={t("showing.walk.noteOf", { number, title: name })} hideLabel rows={2} readOnly={isReadOnly} maxLength={WALK_LIMITS.note} placeholder={isReadOnly ? undefined : t("showing.walk.notePlaceholder")}
          error={note.errorKey === null ? null : t(note.errorKey)} {...note.field} />
      </div>
      {isReadOnly ? null : (
        <span className={css.tools}>
          <IconButton icon="chevron-up" size="s" label={t("showing.walk.earlier", { number })} shortcut="Alt+ArrowUp" disabled={number === 1} onClick={() => { onMove(-1); }} />
          <IconButton icon="chevron-down" size="s" label={t("showing.walk.later", { number })} shortcut="Alt+ArrowDown" disabled={number === count} onClick={() => { onMove(1); }} />
          <IconButton icon="trash" size="s" label={t("showing.walk.removeStop", { number })} onClick={onRemove} />
        </span>
      )}
    </div>
  );
}
