import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { IconButton } from "#renderer/ui/index.ts";
import styles from "./tools.module.css";

interface NoteHeading { readonly pos: number; readonly level: number; readonly text: string }

/** The headings of a text, in order. */
function headingsOf({ state }: Editor): readonly NoteHeading[] {
  const found: NoteHeading[] = [];
  state.doc.descendants((node, pos) => {
    if (node.type.name === "heading") found.push({ pos, level: Number(node.attrs.level), text: node.textContent });
    return !node.isTextblock;
  });
  return found;
}

/** Where one is in a long note: its headings, each of which leads there. */
export function OutlinePanel({ editor, onClose }: { readonly editor: Editor; onClose(): void }): ReactElement {
  const t = useT();
  const headings = useEditorState({ editor, selector: ({ editor: now }) => headingsOf(now), equalityFn: sameHeadings });
  const go = (pos: number): void => {
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos + 1)));
    const dom = editor.view.nodeDOM(pos);
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: "start" });
    editor.view.focus();
  };
  return (
    <nav className={styles.outline} aria-label={t("notes.more.outline")}>
      <div className={styles.outlineHead}><b>{t("notes.more.outline")}</b><IconButton size="s" icon="close" label={t("notes.find.close")} onClick={onClose} /></div>
      {headings.length === 0 ? <p className={styles.quiet}>{t("notes.outline.empty")}</p> : null}
      <ul>
        {headings.map(({ pos, level, text }) => (
          <li key={pos} data-level={level}><button type="button" className={styles.outlineLine} onClick={() => { go(pos); }}>{text === "" ? t("notes.outline.untitled") : text}</button></li>
        ))}
      </ul>
    </nav>
  );
}

const sameHeadings = (a: readonly NoteHeading[], b: readonly NoteHeading[] | null): boolean =>
  b !== null && a.length === b.length && a.every((each, index) => each.pos === b[index]?.pos && each.text === b[index].text && each.level === b[index].level);
