import type { Editor } from "@tiptap/core";
import katex from "katex";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, TextArea } from "#renderer/ui/index.ts";
import { KATEX_OPTIONS } from "../noteExtensions.ts";
import type { FormulaDraft } from "../noteRoom.ts";
import styles from "./tools.module.css";

/** Writes or mends a formula, shown while it is written. */
export function FormulaDialog({ editor, draft, onClose }: { readonly editor: Editor; readonly draft: FormulaDraft; onClose(): void }): ReactElement {
  const t = useT();
  const [latex, setLatex] = useState(draft.latex);
  const preview = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview.current !== null) drawFormula(preview.current, latex, draft.kind === "block");
  }, [latex, draft.kind]);
  const submit = (): void => {
    write(editor, draft, latex.trim());
    onClose();
  };
  return (
    <Dialog title={t(draft.kind === "block" ? "notes.command.blockMath" : "notes.command.inlineMath")} size="m" onClose={onClose} holdsTyping={latex !== draft.latex}
      footer={<Button variant="primary" onClick={submit}>{t("notes.formula.done")}</Button>}>
      <TextArea label={t("notes.formula.latex")} hint={t("notes.formula.hint")} value={latex} rows={3} onChange={(event) => { setLatex(event.target.value); }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }} />
      <div ref={preview} className={styles.formula} aria-live="polite" />
    </Dialog>
  );
}

/** Half a formula is a mistake to the engine: it is shown as it is written. */
function drawFormula(place: HTMLElement, latex: string, displayMode: boolean): void {
  try {
    katex.render(latex, place, { ...KATEX_OPTIONS, displayMode });
  } catch (thrown) {
    if (!(thrown instanceof katex.ParseError)) throw thrown;
    place.textContent = latex;
  }
}

function write(editor: Editor, { kind, pos }: FormulaDraft, latex: string): void {
  const chain = editor.chain().focus();
  // Behind a formula of its own line writing goes on: the keyboard must not stay before it.
  const content = kind === "block" ? [{ type: "blockMath", attrs: { latex } }, { type: "paragraph" }] : { type: "inlineMath", attrs: { latex } };
  if (pos === null && latex !== "") chain.insertContent(content).run();
  else if (pos !== null && latex === "") (kind === "block" ? chain.deleteBlockMath({ pos }) : chain.deleteInlineMath({ pos })).run();
  else if (pos !== null) (kind === "block" ? chain.updateBlockMath({ pos, latex }) : chain.updateInlineMath({ pos, latex })).run();
}
