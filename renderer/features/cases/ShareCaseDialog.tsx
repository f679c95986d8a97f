import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import { CONFIDENCE_FIELD, sharedParts, TEMPLATE_FIELD, textsOf, type SharedParts } from "#shared/cases/index.ts";
import { endTitle, masksIn, maskText, selectedPoints, sharePoint, type LinkRecord, type NameMask } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { reportProblem, useForest, usePersonName, useSelection, useShell, useView } from "#renderer/runtime/index.ts";
import { Button, Dialog, RadioCards } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { MaskChoice } from "./components/MaskChoice.tsx";
import { readFieldName } from "./model/readFieldName.ts";
import { useTemplateName } from "./model/useTemplates.ts";

interface ShareCaseDialogProps {
  /** null: the first private point that is selected. */
  readonly pointId: PointId | null;
  /** The text of its note as it will be read; "" for none, null while it is being read. */
  readonly noteText: string | null;
  /** Names of the files in its note. */
  readonly attachments: readonly string[];
  /** What the group's note says already, where the point was shared before and taken back; null or absent: nothing. */
  readonly standing?: Standing | null;
  /** Puts the note into the shared document, with these names exchanged in it; false when that did not work. The point is shared by then. */
  shareNote(pointId: PointId, how: HowNoteIsShared): Promise<boolean>;
  onClose(): void;
}

interface Standing {
  readonly text: string;
  readonly attachments: readonly string[];
  /** Nobody has written in it since it was shared from here: it gives way without a question. */
  readonly isAsShared: boolean;
}

interface HowNoteIsShared {
  readonly masks: readonly NameMask[];
  /** The group's note stays as it stands. */
  readonly keepsStanding: boolean;
}

const NO_MASKS: readonly NameMask[] = [];

/** Before something private is shown to others: exactly what they will see, which names are hidden, and that it cannot be taken back. */
export function ShareCaseDialog({ pointId, noteText, attachments, standing = null, shareNote, onClose }: ShareCaseDialogProps): ReactElement {
  const t = useT();
  const { view } = useForest();
  const selection = useSelection();
  const version = useView((each) => each.version);
  const id = pointId ?? selectedPoints(view, selection).find((point) => point.doc === "personal")?.id ?? null;
  // `version` stands for the content of the view.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const parts = useMemo(() => (id === null ? null : sharedParts(view, id)), [view, version, id]);
  const allMasks = useView((each) => each.masks());
  const [openNames, setOpenNames] = useState<readonly string[]>([]);
  const { kept, choose } = useStanding(standing);
  const keepsStanding = kept !== null;
  const found = useMemo(() => (parts === null ? [] : masksIn([...textsOf(parts), ...(keepsStanding ? [] : [noteText ?? "", ...attachments])], allMasks)), [parts, noteText, attachments, allMasks, keepsStanding]);
  const masks = found.filter(({ name }) => !openNames.includes(name));
  // What stands there goes on standing word by word.
  const note = kept === null ? { text: noteText, attachments, masks } : { ...kept, masks: NO_MASKS };
  const { errorKey, isBusy, share } = useShare(shareNote, onClose);
  const isReady = parts !== null && noteText !== null;
  return (
    <Dialog title={t("cases.share.title", { title: parts?.point.title ?? "" })} size="l" dismissable={!isBusy} onClose={onClose}
      footer={<>
        {/* The safe answer has the focus. */}
        <Button data-autofocus="" onClick={onClose}>{t("cases.share.cancel")}</Button>
        <Button variant="primary" busy={isBusy} disabled={!isReady} onClick={() => { if (parts !== null) share(parts.point.id, { masks, keepsStanding }); }}>{t("cases.share.submit")}</Button>
      </>}>
      {parts === null ? <p>{t("cases.share.gone")}</p> : (
        <div className={styles.form}>
          <p className={styles.warning}>{t("cases.share.warning")}</p>
          <MaskChoice found={found} open={openNames} onOpen={setOpenNames} />
          {standing !== null && <StandingChoice standing={standing} choice={keepsStanding ? "keep" : "replace"} onChoice={choose} />}
          <VisibleParts parts={parts} masks={masks} note={note} />
          <StayingHints parts={parts} />
          {errorKey !== null && <p role="alert" className={styles.error}>{t(errorKey)}</p>}
        </div>
      )}
    </Dialog>
  );
}

/** What the group's note says already gives way when it is as it was shared; what somebody wrote there stays, unless it is wanted otherwise. `kept`: what stays. */
function useStanding(standing: Standing | null): { readonly kept: Standing | null; choose(choice: "keep" | "replace"): void } {
  const [wish, choose] = useState<"keep" | "replace" | null>(null);
  const isKept = standing !== null && (wish ?? (standing.isAsShared ? "replace" : "keep")) === "keep";
  return { kept: isKept ? standing : null, choose };
}

/** How much of what is around it stays private. */
function StayingHints({ parts }: { readonly parts: SharedParts }): ReactElement {
  const t = useT();
  return (
    <>
      {parts.staying > 0 && <p className={styles.hint}>{t("cases.share.staying", { count: parts.staying })}</p>}
      {parts.privateBelow > 0 && <p className={styles.hint}>{t("cases.share.below", { count: parts.privateBelow })}</p>}
    </>
  );
}

function useShare(shareNote: ShareCaseDialogProps["shareNote"], onClose: () => void): { readonly errorKey: string | null; readonly isBusy: boolean; share(id: PointId, how: HowNoteIsShared): void } {
  const forest = useForest();
  const shell = useShell();
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const share = (id: PointId, how: HowNoteIsShared): void => {
    // The point first: were the note sent and the point refused, words would be out that nobody meant to show.
    const shared = forest.run(sharePoint, { id, masks: [...how.masks] });
    // i18n-keys: point.error.*
    if (!shared.ok) return setErrorKey(shared.error.code === "invalid-mask" ? "cases.mask.error.invalid-mask" : `point.error.${shared.error.code}`);
    setIsBusy(true);
    const title = forest.view.point(id)?.title ?? "";
    return void shareNote(id, how).catch((thrown: unknown) => {
      reportProblem("cases.shareNote", thrown);
      return false;
    }).then((isNoteShared) => {
      shell.toast(isNoteShared ? { tone: "success", key: "cases.toast.shared", values: { title } } : { tone: "error", key: "cases.toast.noteNotShared", values: { title } });
      onClose();
    });
  };
  return { errorKey, isBusy, share };
}

interface VisibleProps {
  readonly parts: SharedParts;
  readonly masks: readonly NameMask[];
  /** `text`: null while it is being read. */
  readonly note: { readonly text: string | null; readonly attachments: readonly string[]; readonly masks: readonly NameMask[] };
}

/** Line by line what others will read, with the names exchanged already. */
function VisibleParts({ parts, masks, note }: VisibleProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { point, fields, links } = parts;
  const nameOfTemplate = useTemplateName();
  const author = usePersonName(point.createdBy) ?? t("cases.someone");
  const shown = (text: string): string => maskText(text, masks);
  const shownInNote = (text: string): string => maskText(text, note.masks);
  const textOfField = (name: string, text: string): string => {
    if (name === TEMPLATE_FIELD) return nameOfTemplate(text) || text;
    // i18n-keys: cases.confidence.level.*
    return name === CONFIDENCE_FIELD && /^[0-4]$/.test(text) ? t(`cases.confidence.level.${text}`) : shown(text);
  };
  return (
    <section aria-label={t("cases.share.visible")}>
      <h3 className={styles.label}>{t("cases.share.visible")}</h3>
      <dl className={styles.visible} data-testid="visible">
        <Line name={t("cases.share.part.title")}>{shown(point.title)}</Line>
        <Line name={t("cases.share.part.author")}>{t("cases.share.authorLine", { name: author, date: locale.date(point.createdAtMs) })}</Line>
        {point.aliases.length > 0 && <Line name={t("cases.share.part.aliases")}>{point.aliases.map(shown).join(t("cases.listSeparator"))}</Line>}
        {point.tags.length > 0 && <Line name={t("cases.share.part.tags")}>{point.tags.map(shown).join(t("cases.listSeparator"))}</Line>}
        {point.summary !== "" && <Line name={t("cases.share.part.summary")}>{shown(point.summary)}</Line>}
        {fields.map(([name, text]) => <Line key={name} name={readFieldName(name, t)}>{textOfField(name, text)}</Line>)}
        <Line name={t("cases.share.part.note")}>{note.text === null ? t("cases.share.noteReading") : note.text.trim() === "" ? t("cases.share.noNote") : shownInNote(note.text)}</Line>
        {note.attachments.length > 0 && <Line name={t("cases.share.part.files")}>{note.attachments.map(shownInNote).join(t("cases.listSeparator"))}</Line>}
        {links.map((link) => <Line key={link.id} name={t("cases.share.part.link")}><LinkSaid link={link} ownTitle={point.title} shown={shown} /></Line>)}
        {links.length === 0 && <Line name={t("cases.share.part.link")}>{t("cases.share.noLinks")}</Line>}
      </dl>
    </section>
  );
}

/** It was shared before: what becomes of what the group's note still says. */
function StandingChoice({ standing, choice, onChoice }: { readonly standing: Standing; readonly choice: "keep" | "replace"; onChoice(choice: "keep" | "replace"): void }): ReactElement {
  const t = useT();
  if (standing.isAsShared) return <p className={styles.hint}>{t("cases.share.standing.mine")}</p>;
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t("cases.share.standing.changed")}</p>
      <RadioCards<"keep" | "replace"> label={t("cases.share.standing.label")} value={choice} onChange={onChoice} cards={[
        { value: "keep", title: t("cases.share.standing.keep"), detail: t("cases.share.standing.keepDetail") },
        { value: "replace", title: t("cases.share.standing.replace"), detail: t("cases.share.standing.replaceDetail") },
      ]} />
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return <div className={styles.visibleLine}><dt>{name}</dt><dd>{children}</dd></div>;
}

interface LinkSaidProps {
  readonly link: LinkRecord;
  /** Of what is shared: only that title is exchanged; what it is linked to is known under its own. */
  readonly ownTitle: string;
  readonly shown: (text: string) => string;
}

function LinkSaid({ link, ownTitle, shown }: LinkSaidProps): ReactElement {
  const t = useT();
  const from = useView((view) => endTitle(view, link.from)) ?? t("cases.gone");
  const to = useView((view) => endTitle(view, link.to)) ?? t("cases.gone");
  const titled = (title: string): string => title.split(ownTitle).join(shown(ownTitle));
  // i18n-keys: link.type.*
  const relation = link.phrase === "" ? t(`link.type.${link.type}`) : shown(link.phrase);
  return (
    <>
      <span>{t("cases.share.linkLine", { from: titled(from), relation, to: titled(to) })}</span>
      {link.reason !== "" && <span className={styles.linkSaid}>{t("cases.reasonLine", { reason: shown(link.reason) })}</span>}
      {link.passage !== "" && <span className={styles.linkSaid}>{t("cases.passageLine", { passage: shown(link.passage) })}</span>}
    </>
  );
}
