import { useId, type ReactElement } from "react";
import type { JoinRequest } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Avatar, Button } from "#renderer/ui/index.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../invite.module.css";
import { Phrase } from "./Phrase.tsx";

interface RequestCardProps {
  readonly request: JoinRequest;
  /** This person's id in the group: a device of theirs has another one of its own until it is let in. */
  readonly ownId: string | null;
  readonly isBusy: boolean;
  onAnswer(approve: boolean): void;
}

/** Somebody opened an invite and waits. Nobody is let in before the four words have been compared. */
export function RequestCard({ request, ownId, isBusy, onAnswer }: RequestCardProps): ReactElement {
  const t = useT();
  const when = useWhen();
  const id = useId();
  return (
    <section className={styles.knock} aria-labelledby={`${id}-who`} data-request={request.requestId}>
      <div className={styles.who}>
        <Avatar name={request.name} seed={request.isOwnDevice ? ownId ?? request.personId : request.personId} size="l" />
        <div className={styles.whoWords}>
          <span id={`${id}-who`}><b>{request.isOwnDevice ? request.deviceName : request.name}</b> {t(request.isOwnDevice ? "groups.device.knocks" : "groups.request.opened")}</span>
          {/* i18n-keys: groups.route.* */}
          <span className={styles.sub}>{t(request.isOwnDevice ? "groups.device.facts" : "groups.request.facts", { device: request.deviceName, route: t(`groups.route.${request.route}`), when: when(request.askedAtMs) })}</span>
        </div>
        <span className={styles.chip}>{t("groups.request.waits")}</span>
      </div>
      <Phrase words={request.phrase} />
      {/* i18n-keys: groups.role.* */}
      <p className={styles.compare}>{request.isOwnDevice ? t("groups.device.compare") : t("groups.request.compare", { role: t(`groups.role.${request.role}`) })}</p>
      <div className={styles.answers}>
        <Button disabled={isBusy} onClick={() => { onAnswer(false); }}>{t("groups.request.refuse")}</Button>
        <Button variant="primary" disabled={isBusy} onClick={() => { onAnswer(true); }}>{t(request.isOwnDevice ? "groups.device.approve" : "groups.request.approve")}</Button>
      </div>
    </section>
  );
}
