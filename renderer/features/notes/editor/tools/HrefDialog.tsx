import type { Editor } from "@tiptap/core";
import { useState, type ReactElement } from "react";
import { isSafeHref } from "#shared/notes/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, TextField } from "#renderer/ui/index.ts";

const SCHEME = "https://";

/** Somebody who writes example.com means the web; whoever writes a scheme means it. */
const withScheme = (text: string): string => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : /^[^\s@/]+@[^\s@/]+$/.test(text) ? `mailto:${text}` : `${SCHEME}${text}`);

/** Where the selected words lead: the web or mail, nothing else. */
export function HrefDialog({ editor, onClose }: { readonly editor: Editor; onClose(): void }): ReactElement {
  const t = useT();
  const before: unknown = editor.getAttributes("link").href;
  const [text, setText] = useState(typeof before === "string" ? before : "");
  const [isRefused, setIsRefused] = useState(false);
  const unlink = (): void => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onClose();
  };
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    const href = withScheme(text.trim());
    if (text.trim() === "") return unlink();
    if (!isSafeHref(href)) return setIsRefused(true);
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive("link")) chain.insertContent({ type: "text", text: text.trim(), marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.extendMarkRange("link").setLink({ href }).run();
    onClose();
  };
  return (
    <Dialog title={t("notes.href.title")} size="s" onClose={onClose}
      footer={<>{before === undefined || before === null ? null : <Button variant="quiet" onClick={unlink}>{t("notes.href.remove")}</Button>}<Button variant="primary" onClick={submit}>{t("notes.href.set")}</Button></>}>
      <form onSubmit={submit}>
        <TextField label={t("notes.href.address")} value={text} placeholder={SCHEME} error={isRefused ? t("notes.href.refused") : undefined} onChange={(event) => { setText(event.target.value); setIsRefused(false); }} />
      </form>
    </Dialog>
  );
}
