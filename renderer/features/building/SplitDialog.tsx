import { useRef, useState, type FormEvent } from "react";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { endTitle, LIMITS, selectedPoints, splitPoint, type ForestView, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useSelection, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, TextArea, TextField } from "#renderer/ui/index.ts";
import { CheckList } from "./components/CheckList.tsx";
import { PointName } from "./components/PointName.tsx";
import styles from "./building.module.css";

function LinkWords({ view, linkId, pointId }: { readonly view: ForestView; readonly linkId: LinkId; readonly pointId: PointId }) {
  const t = useT();
  const link = view.link(linkId);
  if (link === undefined) return null;
  const isOutgoing = link.from === pointId;
  const title = endTitle(view, isOutgoing ? link.to : link.from) ?? t("link.missingEnd");
  // i18n-keys: link.outgoing.*
  // i18n-keys: link.incoming.*
  const relation = isOutgoing ? t(`link.outgoing.${link.type}`) : t(`link.incoming.${link.type}`);
  return <>{t("building.split.link", { relation, title })}{link.phrase !== "" && <span className={styles.quiet}> {link.phrase}</span>}</>;
}

interface Texts {
  readonly kept: string;
  readonly given: string;
}

/** The text of the point, and what of it goes along: what is marked above moves down with one press. */
function SummaryParts({ texts, onChange }: { readonly texts: Texts; readonly onChange: (texts: Texts) => void }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const moveMarked = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const marked = texts.kept.slice(selectionStart, selectionEnd).trim();
    if (marked === "") return field.current?.focus();
    return onChange({ kept: `${texts.kept.slice(0, selectionStart)}${texts.kept.slice(selectionEnd)}`.trim(), given: [texts.given, marked].filter((text) => text !== "").join("\n\n") });
  };
  return (
    <>
      <TextArea ref={field} label={t("building.split.keptSummary")} value={texts.kept} rows={4} maxLength={LIMITS.summary} onChange={(event) => onChange({ ...texts, kept: event.target.value })} />
      <div className={styles.spread}>
        <span className={styles.hint}>{t("building.split.markHint")}</span>
        <Button size="s" onClick={moveMarked}>{t("building.split.moveMarked")}</Button>
      </div>
      <TextArea label={t("building.split.newSummary")} value={texts.given} rows={3} maxLength={LIMITS.summary} onChange={(event) => onChange({ ...texts, given: event.target.value })} />
    </>
  );
}

const isTyped = (title: string, texts: Texts, point: PointRecord): boolean => title.trim() !== "" || texts.given.trim() !== "" || texts.kept !== point.summary;

interface SplitFormProps {
  readonly point: PointRecord;
  /** Whether something stands in it now that was typed here. */
  readonly onTyping: (holdsTyping: boolean) => void;
  readonly onClose: () => void;
}

function SplitForm({ point, onTyping, onClose }: SplitFormProps) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const { view } = forest;
  const [title, setTitle] = useState("");
  const [links, setLinks] = useState<ReadonlySet<LinkId>>(new Set());
  const [children, setChildren] = useState<ReadonlySet<PointId>>(new Set());
  const [texts, setTexts] = useState<Texts>({ kept: point.summary, given: "" });
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const changeTitle = (next: string): void => {
    setTitle(next);
    setErrorCode(null);
    onTyping(isTyped(next, texts, point));
  };
  const changeTexts = (next: Texts): void => {
    setTexts(next);
    onTyping(isTyped(title, next, point));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const split = forest.run(splitPoint, {
      id: point.id, title, linkIds: [...links], childIds: [...children],
      ...(texts.given.trim() === "" ? {} : { summary: texts.given }), ...(texts.kept === point.summary ? {} : { keptSummary: texts.kept }),
    });
    if (!split.ok) return setErrorCode(split.error.code);
    forest.selection.select([split.value]);
    shell.toast({ tone: "success", key: "building.toast.split", values: { title: title.trim(), from: point.title }, actionId: "edit.undo" });
    return onClose();
  };
  const linkChoices = view.linksAt(point.id).map((id) => ({ id, content: <LinkWords view={view} linkId={id} pointId={point.id} /> }));
  const childChoices = view.children(point.id).map((id) => ({ id, content: <PointName id={id} /> }));
  // i18n-keys: building.error.*
  const errorText = errorCode === null ? null : t(`building.error.${errorCode}`);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField data-autofocus label={t("building.split.newTitle")} value={title} maxLength={LIMITS.title} error={errorCode === "invalid-title" ? errorText : null} onChange={(event) => changeTitle(event.target.value)} />
      {linkChoices.length > 0 && <CheckList legend={t("building.split.links")} choices={linkChoices} chosen={links} onChange={setLinks} />}
      {childChoices.length > 0 && <CheckList legend={t("building.split.children")} choices={childChoices} chosen={children} onChange={setChildren} />}
      {point.summary !== "" && <SummaryParts texts={texts} onChange={changeTexts} />}
      {errorCode !== null && errorCode !== "invalid-title" && <p role="alert" className={styles.error}>{errorText}</p>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("building.cancel")}</Button>
        <Button type="submit" variant="primary">{t("building.split.submit")}</Button>
      </div>
    </form>
  );
}

/** Makes two points of one: what the new one is called, and what goes along with it. */
export function SplitDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { view } = useForest();
  const selection = useSelection();
  // As it was at first: when others remove it meanwhile, what is being written must not vanish from the screen.
  const [point] = useState(() => selectedPoints(view, selection)[0]);
  const [holdsTyping, setHoldsTyping] = useState(false);
  return (
    <Dialog title={t("building.split.title", { title: point?.title ?? "" })} description={t("building.split.hint")} holdsTyping={holdsTyping} onClose={onClose}>
      {point === undefined ? <p>{t("point.error.point-missing")}</p> : <SplitForm point={point} onTyping={setHoldsTyping} onClose={onClose} />}
    </Dialog>
  );
}
