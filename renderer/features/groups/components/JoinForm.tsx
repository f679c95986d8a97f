import { useEffect, useRef, useState, type DragEvent, type FormEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, reportProblem, useSettings } from "#renderer/runtime/index.ts";
import { Button, TextArea, TextField } from "#renderer/ui/index.ts";
import { readInviteFile } from "../model/readInviteFile.ts";
import type { LinkReading } from "../model/useReadLink.ts";
import { MAX_NAME_CHARS } from "./GroupHead.tsx";
import { InviteFound } from "./InviteFound.tsx";
import styles from "../join.module.css";

interface JoinFormProps {
  readonly id: string;
  readonly link: string;
  readonly reading: LinkReading;
  onLink(link: string): void;
  onJoin(personName: string): void;
}

/** The invite as text, as a file, or dropped; then what it says; then a name. */
export function JoinForm({ id, link, reading, onLink, onJoin }: JoinFormProps): ReactElement {
  const t = useT();
  const { settings } = useSettings();
  const [personName, setPersonName] = useState(settings.displayName.slice(0, MAX_NAME_CHARS));
  const [wasSent, setWasSent] = useState(false);
  const [fileFailed, setFileFailed] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { area.current?.focus(); }, []);
  const take = (text: string | null): void => {
    setFileFailed(text === null);
    if (text !== null) onLink(text);
  };
  const pick = async (): Promise<void> => {
    const answer = await callMain("groups.pickInvite", {});
    if (!answer.ok) {
      reportProblem("groups.pickInvite", answer.error.detail);
      take(null);
    } else if (answer.value.link !== null) take(answer.value.link);
  };
  const own = reading.kind === "invite" && reading.invite.isOwnDevice ? reading.invite : null;
  const words = own === null ? INVITE : DEVICE;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWasSent(true);
    // A device of one's own comes in under the name its person has there.
    if (own !== null) {
      if (!own.isExpired) onJoin(own.inviterName);
    } else if (reading.kind === "invite" && !reading.invite.isExpired && personName.trim() !== "") onJoin(personName.trim());
  };
  const linkError = fileFailed ? t("groups.join.badFile") : reading.kind === "bad" ? t("groups.join.badLink") : reading.kind === "failed" ? t("groups.refused.unexpected") : wasSent && reading.kind === "empty" ? t("groups.join.linkNeeded") : null;
  return (
    <form id={id} className={styles.form} onSubmit={submit} onDragEnter={mine} onDragOver={mine} noValidate onDrop={(event) => {
      mine(event);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) void readInviteFile(file).then(take);
    }}>
      <TextArea ref={area} label={t(words.link)} hint={t(words.hint)} rows={3} spellCheck={false} autoComplete="off" value={link} error={linkError} onChange={(event) => {
        setFileFailed(false);
        onLink(event.target.value);
      }} />
      <div><Button size="s" icon="folder-open" onClick={() => { void pick(); }}>{t(words.pick)}</Button></div>
      {/* Read out when it is there: it comes a moment after the link. */}
      <div aria-live="polite"><Found reading={reading} wasSent={wasSent} /></div>
      {own !== null ? null : <TextField label={t("groups.new.me")} hint={t("groups.new.meHint")} value={personName} maxLength={MAX_NAME_CHARS} error={wasSent && personName.trim() === "" ? t("groups.new.meNeeded") : null} onChange={(event) => { setPersonName(event.target.value); }} />}
    </form>
  );
}

const INVITE = { link: "groups.join.link", hint: "groups.join.linkHint", pick: "groups.join.pick" } as const;
const DEVICE = { link: "groups.device.link", hint: "groups.device.linkHint", pick: "groups.device.pick" } as const;

/** What the link says; to whoever asked before it was read, that it is being read. */
function Found({ reading, wasSent }: { readonly reading: LinkReading; readonly wasSent: boolean }): ReactElement | null {
  const t = useT();
  if (reading.kind === "invite") return <InviteFound invite={reading.invite} />;
  return wasSent && reading.kind === "reading" ? <p className={styles.hint}>{t("groups.join.reading")}</p> : null;
}

/** Else the window would take the file for a forest. */
function mine(event: DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
