import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { ReadInvite } from "../model/useReadLink.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../join.module.css";

/** What somebody is invited to, before anything happens. */
export function InviteFound({ invite }: { readonly invite: ReadInvite }): ReactElement {
  const t = useT();
  const when = useWhen();
  const { isOwnDevice } = invite;
  return (
    <section className={styles.found} aria-label={t(isOwnDevice ? "groups.device.found" : "groups.join.found")}>
      <span className={styles.foundMark}><Icon name={isOwnDevice ? "device" : "group"} size={20} /></span>
      <div>
        <p className={styles.foundName}>{invite.groupName}</p>
        <dl>
          <div><dt>{t(isOwnDevice ? "groups.device.person" : "groups.join.inviter")}</dt><dd>{invite.inviterName}</dd></div>
          {/* i18n-keys: groups.role.* */}
          {/* i18n-keys: groups.roleHint.* */}
          <div><dt>{t("groups.join.role")}</dt><dd>{t(`groups.role.${invite.role}`)}{invite.role === "owner" ? null : <small>{t(`groups.roleHint.${invite.role}`)}</small>}</dd></div>
          <div><dt>{t("groups.join.until")}</dt><dd>{when(invite.expiresAtMs)}</dd></div>
        </dl>
        {isOwnDevice ? <p className={styles.hint}>{t("groups.device.becomes", { name: invite.inviterName })}</p> : null}
        {isOwnDevice ? <p className={styles.hint}>{t("groups.device.privateToo")}</p> : null}
        {invite.isExpired ? <p role="alert" className={styles.error}>{t(isOwnDevice ? "groups.linkProblem.expired.what" : "groups.joinProblem.expired.what")} {t(isOwnDevice ? "groups.linkProblem.expired.todo" : "groups.joinProblem.expired.todo")}</p> : null}
      </div>
    </section>
  );
}
