import { useState, type DragEvent, type ReactElement } from "react";
import { LIMITS, type SavedViewRecord } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useIsReadOnly, useSelection, useShell, useWrittenText } from "#renderer/runtime/index.ts";
import { Button, TextField } from "#renderer/ui/index.ts";
import { StopRow } from "./StopRow.tsx";
import { useWalkEditor, type WalkEditor as WalkEditing } from "./useWalkEditor.ts";
import { stopKeys, withoutStop, withStop, withStopMoved } from "./walkEdits.ts";
import type { Walk } from "./walkSpec.ts";
import css from "./walks.module.css";

const STOP_DRAG = "application/x-forest-stop";

/** The stops of one walk, and what is said at each. */
export function WalkEditor({ record }: { readonly record: SavedViewRecord }): ReactElement {
  const t = useT();
  const isReadOnly = useIsReadOnly();
  const editor = useWalkEditor(record);
  const selection = useSelection();
  const { walk } = editor;
  return (
    <>
      <div className={css.head}>
        <NameField name={record.name} isReadOnly={isReadOnly} onRename={editor.rename} />
        {isReadOnly ? null : <Button variant="quiet" icon="trash" onClick={editor.remove}>{t("showing.walk.remove")}</Button>}
      </div>
      {walk === null ? <p role="alert" className={css.hint}>{t("showing.walk.unreadable")}</p> : <Stops walk={walk} isReadOnly={isReadOnly} editor={editor} />}
      {walk === null || isReadOnly ? null : (
        <div className={css.addStop}>
          <Button size="s" icon="plus" disabled={selection.length === 0} onClick={() => { editor.edit((now) => withStop(now, selection)); }}>{t("showing.walk.addSelection", { count: selection.length })}</Button>
          <span className={css.hint}>{t("showing.walk.addHint")}</span>
        </div>
      )}
    </>
  );
}

/** Written as any typed text is, and with Enter. */
function NameField({ name, isReadOnly, onRename }: { readonly name: string; readonly isReadOnly: boolean; onRename(name: string): string | null }): ReactElement {
  const t = useT();
  const written = useWrittenText(name, onRename);
  return (
    <TextField label={t("showing.walk.name")} readOnly={isReadOnly} maxLength={LIMITS.viewName} error={written.errorKey === null ? null : t(written.errorKey)} {...written.field}
      onKeyDown={(event) => { if (event.key === "Enter" && !event.nativeEvent.isComposing) written.leave(); }} />
  );
}

interface StopsProps {
  readonly walk: Walk;
  readonly isReadOnly: boolean;
  readonly editor: WalkEditing;
}

function Stops({ walk, isReadOnly, editor }: StopsProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const [over, setOver] = useState<number | null>(null);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= walk.stops.length || from === to) return;
    editor.edit((now) => withStopMoved(now, from, to));
    shell.announce("showing.walk.moved", { from: from + 1, to: to + 1 });
  };
  const drag = (index: number): { onDragOver(event: DragEvent): void; onDrop(event: DragEvent): void } => ({
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(STOP_DRAG)) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop: (event) => {
      event.preventDefault();
      setOver(null);
      move(Number(event.dataTransfer.getData(STOP_DRAG)), index);
    },
  });
  if (walk.stops.length === 0) return <p className={css.hint}>{t("showing.walk.empty")}</p>;
  const keys = stopKeys(walk);
  return (
    <ol className={css.stops} aria-label={t("showing.walk.stops")} onDragEnd={() => { setOver(null); }}>
      {walk.stops.map((stop, index) => (
        <li key={keys[index]} className={css.stop} data-over={over === index || undefined} {...(isReadOnly ? {} : drag(index))}>
          <StopRow stop={stop} number={index + 1} count={walk.stops.length} isReadOnly={isReadOnly}
            onDragStart={(event) => { event.dataTransfer.setData(STOP_DRAG, String(index)); event.dataTransfer.effectAllowed = "move"; }}
            onMove={(step) => { move(index, index + step); }} onNote={(note) => editor.note(stop, index, note)} onRemove={() => { editor.edit((now) => withoutStop(now, index)); }} />
        </li>
      ))}
    </ol>
  );
}
