import { useRef, useState, type FormEvent } from "react";
import type { EndId, LinkId } from "#shared/kernel/index.ts";
import { endTitle, retargetLink } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { EndPicker } from "./components/EndPicker.tsx";
import { Proposition } from "./components/Proposition.tsx";
import { draftOfLink, type LinkDraft } from "./model/linkDraft.ts";
import styles from "./links.module.css";

interface RetargetDialogProps {
  readonly linkId: LinkId;
  readonly end: "from" | "to";
  readonly onClose: () => void;
}

function RetargetForm({ linkId, end, draft, onClose }: RetargetDialogProps & { readonly draft: LinkDraft }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<EndId | null>(null);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === null) {
      setErrorCode("end-missing");
      field.current?.focus();
      return;
    }
    const put = forest.run(retargetLink, { id: linkId, end, to: chosen });
    if (!put.ok) return setErrorCode(put.error.code);
    const values = { title: endTitle(forest.view, chosen) ?? "" };
    if (end === "from") shell.toast({ tone: "success", key: "links.toast.fromMoved", values, actionId: "edit.undo" });
    else shell.toast({ tone: "success", key: "links.toast.toMoved", values, actionId: "edit.undo" });
    return onClose();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {/* i18n-keys: link.error.* */}
      <EndPicker label={end === "from" ? t("links.retarget.from") : t("links.retarget.to")} value={chosen} taken={end === "from" ? draft.to : draft.from} errorText={errorCode === null ? null : t(`link.error.${errorCode}`)}
        opensFocused fieldRef={field} onChange={(id) => { setChosen(id); setErrorCode(null); }} />
      <Proposition draft={chosen === null ? draft : { ...draft, [end]: chosen }} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("links.cancel")}</Button>
        <Button type="submit" variant="primary">{t("links.retarget.submit")}</Button>
      </div>
    </form>
  );
}

/** Puts one end of a link on another point, or on another link. */
export function RetargetDialog({ linkId, end, onClose }: RetargetDialogProps) {
  const t = useT();
  const draft = useView((view) => draftOfLink(view, linkId), (a, b) => JSON.stringify(a) === JSON.stringify(b));
  return (
    <Dialog size="s" title={end === "from" ? t("links.retarget.fromTitle") : t("links.retarget.toTitle")} onClose={onClose}>
      {draft === null ? <p>{t("link.error.link-missing")}</p> : <RetargetForm linkId={linkId} end={end} draft={draft} onClose={onClose} />}
    </Dialog>
  );
}
