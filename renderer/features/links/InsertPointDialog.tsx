import { useState, type FormEvent } from "react";
import { isPointId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { endTitle, insertPointInLink, LIMITS, possibleParents, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, PickField, TextField } from "#renderer/ui/index.ts";
import { EndName } from "./components/EndName.tsx";
import { relationOf } from "./model/propositionOf.ts";
import styles from "./links.module.css";

/** Where the new point stands unless somebody says otherwise: beside the end the link comes from. */
function usualParent(view: ForestView, link: LinkRecord): PointId | null {
  const start = [link.from, link.to].find(isPointId);
  return start === undefined ? null : (view.point(start)?.parentId ?? null);
}

/** A shared link cannot lead over a private place. */
function parentsFor(view: ForestView, link: LinkRecord, query: string): readonly PointId[] {
  return possibleParents(view, [], query).filter((id): id is PointId => id !== null && (link.doc === "personal" || view.point(id)?.doc === "forest"));
}

/** The two links that will stand where there is one now. */
function Halves({ link, title }: { readonly link: LinkRecord; readonly title: string }) {
  const t = useT();
  const from = useView((view) => endTitle(view, link.from)) ?? t("link.missingEnd");
  const to = useView((view) => endTitle(view, link.to)) ?? t("link.missingEnd");
  const between = title.trim() === "" ? t("links.someEnd") : title.trim();
  // i18n-keys: link.type.*
  const onward = link.type === "free" ? link.phrase : t(`link.type.${link.type}`);
  return (
    <div className={styles.proposition}>
      <p>{t("links.proposition", { from, relation: relationOf(link, t), to: between })}</p>
      <p>{t("links.proposition", { from: between, relation: onward, to })}</p>
    </div>
  );
}

interface InsertFormProps {
  readonly link: LinkRecord;
  /** Whether a title stands in it. */
  readonly onTyping: (holdsTyping: boolean) => void;
  readonly onClose: () => void;
}

function InsertForm({ link, onTyping, onClose }: InsertFormProps) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [title, setTitle] = useState("");
  const [usual] = useState(() => usualParent(forest.view, link));
  const [parentId, setParentId] = useState(usual);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const inserted = forest.run(insertPointInLink, { linkId: link.id, title, ...(parentId === usual ? {} : { parentId }) });
    if (!inserted.ok) return setErrorCode(inserted.error.code);
    forest.selection.select([inserted.value.pointId]);
    shell.camera("selection");
    shell.toast({ tone: "success", key: "links.toast.inserted", values: { title: title.trim() }, actionId: "edit.undo" });
    return onClose();
  };
  // i18n-keys: link.error.*
  const errorText = errorCode === null ? null : t(`link.error.${errorCode}`);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField data-autofocus label={t("links.insert.name")} value={title} maxLength={LIMITS.title} error={errorCode === "invalid-title" ? errorText : null}
        onChange={(event) => { setTitle(event.target.value); setErrorCode(null); onTyping(event.target.value.trim() !== ""); }} />
      <PickField<PointId> label={t("links.insert.parent")} value={parentId} placeholder={t("links.insert.parentHint")} noneText={t("links.noEnd")} changeLabel={t("links.insert.change")}
        error={errorCode === "invalid-title" ? null : errorText} find={(query) => parentsFor(forest.view, link, query)} name={(id) => <EndName id={id} />}
        onChange={(id) => { setParentId(id); setErrorCode(null); }} />
      <Halves link={link} title={title} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("links.cancel")}</Button>
        <Button type="submit" variant="primary">{t("links.insert.submit")}</Button>
      </div>
    </form>
  );
}

/** Puts a new point between the two ends of a link: what it is called, and where it belongs. */
export function InsertPointDialog({ linkId, onClose }: { readonly linkId: LinkId; readonly onClose: () => void }) {
  const t = useT();
  const link = useView((view) => view.link(linkId));
  // When others remove it meanwhile, what is being written must not vanish from the screen: the command will say what is missing.
  const [opened] = useState(link);
  const shown = link ?? opened;
  const [holdsTyping, setHoldsTyping] = useState(false);
  return (
    <Dialog size="s" title={t("links.insert.title")} description={t("links.insert.hint")} holdsTyping={holdsTyping} onClose={onClose}>
      {shown === undefined ? <p>{t("link.error.link-missing")}</p> : <InsertForm link={shown} onTyping={setHoldsTyping} onClose={onClose} />}
    </Dialog>
  );
}
