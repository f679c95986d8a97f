import { useId, useState, type ReactElement } from "react";
import { isForestId, type ForestId } from "#shared/kernel/index.ts";
import type { Joining } from "#shared/sync/index.ts";
import { useT, type Translate } from "#renderer/i18n/index.ts";
import { useForestOrNull, useSettings } from "#renderer/runtime/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { JoinForm } from "./components/JoinForm.tsx";
import { JoinStages } from "./components/JoinStages.tsx";
import type { JoiningPort } from "./model/groupPort.ts";
import { useJoining } from "./model/useJoining.ts";
import { useReadLink, type LinkReading } from "./model/useReadLink.ts";
import styles from "./join.module.css";

interface JoinDialogProps {
  /** From a link that was clicked, or a file that was opened; null: to be given here, or a joining that goes on is shown. */
  readonly link: string | null;
  readonly port: JoiningPort;
  onOpenForest(forestId: ForestId): void;
  onClose(): void;
}

/** Joining a group with an invite, from the link to the open forest. Closing it while it goes on stops nothing; 取消 does. */
export function JoinDialog({ link: given, port, onOpenForest, onClose }: JoinDialogProps): ReactElement {
  const t = useT();
  const formId = useId();
  const { settings, write } = useSettings();
  const [link, setLink] = useState(given ?? "");
  const reading = useReadLink(link);
  const { joining, isBusy, hasFailed, join, cancel, putAway } = useJoining(port, given === null);
  const begin = (personName: string): void => {
    if (isBusy) return;
    if (settings.displayName.trim() === "") void write({ displayName: personName });
    void join(link.trim(), personName);
  };
  const hasEnded = joining?.stage === "done" || joining?.stage === "failed";
  const words = wordsFor(t, joining, reading);
  const open = (): void => {
    const forestId = joining?.forestId ?? null;
    putAway();
    if (isForestId(forestId)) onOpenForest(forestId);
    else onClose();
  };
  // On the welcome screen nothing else would lead to the forest that has come.
  const isFirst = useForestOrNull() === null;
  const close = (): void => {
    if (isFirst && joining?.stage === "done") {
      open();
      return;
    }
    if (hasEnded) putAway();
    onClose();
  };
  const footer = joining === null
    ? <><Button onClick={close}>{t("groups.cancel")}</Button><Button type="submit" form={formId} variant="primary" busy={isBusy} disabled={reading.kind === "invite" && reading.invite.isExpired}>{words.submit}</Button></>
    : joining.stage === "done" ? <>{isFirst ? null : <Button onClick={close}>{t("groups.joining.later")}</Button>}<Button variant="primary" data-autofocus onClick={open}>{t("groups.joining.open")}</Button></>
      : joining.stage === "failed" ? <AfterFailure joining={joining} onClose={close} onAgain={putAway} onOpen={open} />
        : <><Button onClick={() => { void cancel(); }}>{words.cancel}</Button><Button variant="primary" onClick={close}>{t("groups.joining.behind")}</Button></>;
  return (
    <Dialog title={words.title} onClose={close} footer={footer}>
      {joining === null ? <JoinForm id={formId} link={link} reading={reading} onLink={setLink} onJoin={begin} /> : <JoinStages joining={joining} />}
      {hasFailed ? <p role="alert" className={styles.error}>{t("groups.refused.unexpected")}</p> : null}
    </Dialog>
  );
}

interface JoinWords { readonly title: string; readonly submit: string; readonly cancel: string }

/** A link to a further device of this person speaks of the device, not of being let in by somebody. */
function wordsFor(t: Translate, joining: Joining | null, reading: LinkReading): JoinWords {
  const isOwnDevice = joining?.isOwnDevice ?? (reading.kind === "invite" && reading.invite.isOwnDevice);
  const name = joining?.groupName ?? "";
  if (isOwnDevice) return { title: joining === null ? t("groups.device.titleHere") : t("groups.device.titleOf", { name }), submit: t("groups.device.submit"), cancel: t("groups.device.cancel") };
  return { title: joining === null ? t("groups.join.title") : t("groups.join.titleOf", { name }), submit: t("groups.join.submit"), cancel: t("groups.joining.cancel") };
}

/** Another invite, or the forest that has been here all along. */
function AfterFailure({ joining: { problem, forestId, isOwnDevice }, onClose, onAgain, onOpen }: { readonly joining: Joining; onClose(): void; onAgain(): void; onOpen(): void }): ReactElement {
  const t = useT();
  const isHere = problem === "already-member" && forestId !== null;
  return (
    <>
      <Button onClick={onClose}>{t("groups.close")}</Button>
      <Button variant={isHere ? "secondary" : "primary"} onClick={onAgain}>{t(isOwnDevice ? "groups.device.otherLink" : "groups.joining.again")}</Button>
      {isHere ? <Button variant="primary" data-autofocus onClick={onOpen}>{t("groups.joining.openThat")}</Button> : null}
    </>
  );
}
