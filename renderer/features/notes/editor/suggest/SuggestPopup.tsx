import type { Editor } from "@tiptap/core";
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { createPortal } from "react-dom";
import { useReadable } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, WisdomShape } from "#renderer/ui/index.ts";
import type { SuggestState, SuggestStore } from "./suggestState.ts";
import styles from "./SuggestPopup.module.css";

const GAP_PX = 6;
const EDGE_PX = 8;

/** The list under the cursor. The keyboard stays in the text; a screen reader is told which row is active. */
export function SuggestPopup({ editor, store }: { readonly editor: Editor; readonly store: SuggestStore }): ReactElement | null {
  const state = useReadable(store.state);
  const id = useId();
  useNamedInText(editor, id, state);
  return state === null ? null : createPortal(<List id={id} state={state} store={store} />, document.body);
}

function useNamedInText(editor: Editor, id: string, state: SuggestState | null): void {
  const activeIndex = state?.activeIndex ?? -1;
  useEffect(() => {
    if (editor.isDestroyed) return undefined;
    const { dom } = editor.view;
    if (activeIndex < 0) return undefined;
    dom.setAttribute("aria-controls", id);
    dom.setAttribute("aria-activedescendant", `${id}-${activeIndex}`);
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  }, [editor, id, activeIndex]);
}

function List({ id, state, store }: { readonly id: string; readonly state: SuggestState; readonly store: SuggestStore }): ReactElement {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: state.at.left, top: state.at.bottom + GAP_PX });
  const { left, top, bottom } = state.at;
  const count = state.rows.length;
  useLayoutEffect(() => {
    const { offsetWidth, offsetHeight } = list.current ?? { offsetWidth: 0, offsetHeight: 0 };
    const fitsBelow = bottom + GAP_PX + offsetHeight + EDGE_PX <= window.innerHeight;
    setPlace({
      left: Math.max(EDGE_PX, Math.min(left, window.innerWidth - offsetWidth - EDGE_PX)),
      top: fitsBelow ? bottom + GAP_PX : Math.max(EDGE_PX, top - GAP_PX - offsetHeight),
    });
  }, [left, top, bottom, count]);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [state.activeIndex]);
  return (
    <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={t(state.kind === "slash" ? "notes.slash.name" : "notes.mention.name")} className={styles.list} style={place}>
      {state.rows.map((row, index) => (
        // The text has the keys; a row only answers to the pointer, and must not take the focus from it.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div key={row.id} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === state.activeIndex} className={styles.row}
          onPointerDown={(event) => { event.preventDefault(); }} onPointerMove={() => { store.point(index); }} onClick={() => { row.pick(); }}>
          {row.isNew === true ? <Icon name="plus" size={14} /> : row.wisdom === undefined ? null : <WisdomShape wisdom={row.wisdom} size={12} />}
          <span className={styles.label}>{row.label}</span>
          {row.isPrivate === true ? <Icon name="lock" size={12} label={t("point.private")} /> : null}
          {row.detail === undefined ? null : <span className={styles.detail}>{row.detail}</span>}
        </div>
      ))}
    </div>
  );
}
