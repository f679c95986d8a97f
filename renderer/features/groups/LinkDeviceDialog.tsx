import type { ReactElement } from "react";
import { meIn, type GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, Icon, Spinner } from "#renderer/ui/index.ts";
import { InviteLink } from "./components/InviteLink.tsx";
import { RequestCard } from "./components/RequestCard.tsx";
import { useCountdown } from "./model/useCountdown.ts";
import { useDeviceLink } from "./model/useDeviceLink.ts";
import styles from "./join.module.css";

interface LinkDeviceDialogProps {
  readonly state: GroupState;
  onClose(): void;
}

/** A further device of this person, from the link to the yes. Closing it takes the link back: what nobody sees is not left open. */
export function LinkDeviceDialog({ state, onClose }: LinkDeviceDialogProps): ReactElement {
  const t = useT();
  const { link, linkedName, isBusy, hasFailed, make, answer } = useDeviceLink(state);
  const request = state.requests.find(({ isOwnDevice }) => isOwnDevice) ?? null;
  const footer = linkedName === null ? <Button onClick={onClose}>{t("groups.cancel")}</Button> : <Button variant="primary" data-autofocus onClick={onClose}>{t("groups.done")}</Button>;
  return (
    <Dialog title={t("groups.device.title")} onClose={onClose} footer={footer}>
      <div className={styles.stage}>
        {linkedName !== null ? (
          <>
            <p role="status" className={styles.stageTitle} data-tone="ok"><Icon name="success" size={20} />{t("groups.device.linked", { device: linkedName })}</p>
            <p className={styles.hint}>{t("groups.device.linkedHint")}</p>
          </>
        ) : request !== null ? <RequestCard request={request} ownId={meIn(state)?.personId ?? null} isBusy={isBusy} onAnswer={(approve) => { void answer(request, approve); }} />
          : link !== null ? <Waiting link={link.link} expiresAtMs={link.expiresAtMs} isBusy={isBusy} onAgain={() => { void make(); }} />
            : hasFailed ? <p role="alert" className={styles.error}>{t("groups.device.notMade")} <Button size="s" busy={isBusy} onClick={() => { void make(); }}>{t("groups.device.again")}</Button></p>
              : <p role="status" className={styles.stageTitle}><Spinner size={18} />{t("groups.device.making")}</p>}
      </div>
    </Dialog>
  );
}

function Waiting({ link, expiresAtMs, isBusy, onAgain }: { readonly link: string; readonly expiresAtMs: number; readonly isBusy: boolean; onAgain(): void }): ReactElement {
  const t = useT();
  const left = useCountdown(expiresAtMs);
  if (left.isOver) {
    return (
      <>
        <p role="status" className={styles.stageTitle}>{t("groups.device.over")}</p>
        <div><Button icon="link" busy={isBusy} onClick={onAgain}>{t("groups.device.again")}</Button></div>
      </>
    );
  }
  return (
    <>
      <p className={styles.hint}>{t("groups.device.lead")}</p>
      <ol className={styles.steps}>
        <li>{t("groups.device.step1")}</li>
        <li>{t("groups.device.step2")}</li>
        <li>{t("groups.device.step3")}</li>
      </ol>
      <InviteLink link={link} isOwnDevice />
      {/* Not read out each second: the words beside it do not change. */}
      <p className={styles.hint}>{t("groups.device.left")} <b role="timer" aria-live="off">{left.text}</b></p>
      <p className={styles.hint}>{t("groups.device.privateToo")}</p>
    </>
  );
}
