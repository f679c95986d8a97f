import { useState, type DragEvent, type ReactElement } from "react";
import type { SavedViewRecord } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useIsReadOnly, useSelection, useShell } from "#renderer/runtime/index.ts";
import { Button, TextField } from "#renderer/ui/index.ts";
import { StopRow } from "./StopRow.tsx";
import { useWalkEditor } from "./useWalkEditor.ts";
import { withNote, withoutStop, withStop, withStopMoved } from "./walkEdits.ts";
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
        <NameField key={record.name} name={record.name} isReadOnly={isReadOnly} onRename={editor.rename} />
        {isReadOnly ? null : <Button variant="quiet" icon="trash" onClick={editor.remove}>{t("showing.walk.remove")}</Button>}
      </div>
      {walk === null ? <p role="alert" className={css.hint}>{t("showing.walk.unreadable")}</p> : <Stops walk={walk} isReadOnly={isReadOnly} onSave={editor.save} />}
      {walk === null || isReadOnly ? null : (
        <div className={css.addStop}>
          <Button size="s" icon="plus" disabled={selection.length === 0} onClick={() => { editor.save(withStop(walk, selection)); }}>{t("showing.walk.addSelection", { count: selection.length })}</Button>
          <span className={css.hint}>{t("showing.walk.addHint")}</span>
        </div>
      )}
    </>
  );
}

/** Saved when it is left, or with Enter. */
function NameField({ name, isReadOnly, onRename }: { readonly name: string; readonly isReadOnly: boolean; onRename(name: string): void }): ReactElement {
  const t = useT();
  const [text, setText] = useState(name);
  const commit = (): void => {
    onRename(text);
    if (text.trim() === "") setText(name);
  };
  return (
    <TextField label={t("showing.walk.name")} value={text} readOnly={isReadOnly} maxLength={120} onChange={(event) => { setText(event.target.value); }} onBlur={commit}
      onKeyDown={(event) => { if (event.key === "Enter" && !event.nativeEvent.isComposing) commit(); }} />
  );
}

interface StopsProps {
  readonly walk: Walk;
  readonly isReadOnly: boolean;
  onSave(walk: Walk): void;
}

function Stops({ walk, isReadOnly, onSave }: StopsProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const [over, setOver] = useState<number | null>(null);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= walk.stops.length || from === to) return;
    onSave(withStopMoved(walk, from, to));
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
  return (
    <ol className={css.stops} aria-label={t("showing.walk.stops")} onDragEnd={() => { setOver(null); }}>
      {walk.stops.map((stop, index) => (
        // Stops have no id of their own, and may look alike: their place is what tells them apart.
        <li key={`${index} ${stop.ids.join(" ")}`} className={css.stop} data-over={over === index || undefined} {...(isReadOnly ? {} : drag(index))}>
          <StopRow stop={stop} number={index + 1} count={walk.stops.length} isReadOnly={isReadOnly}
            onDragStart={(event) => { event.dataTransfer.setData(STOP_DRAG, String(index)); event.dataTransfer.effectAllowed = "move"; }}
            onMove={(step) => { move(index, index + step); }} onNote={(note) => { onSave(withNote(walk, index, note)); }} onRemove={() => { onSave(withoutStop(walk, index)); }} />
        </li>
      ))}
    </ol>
  );
}
