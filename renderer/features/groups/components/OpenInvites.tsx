import type { ReactElement } from "react";
import type { GroupInvite } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../invite.module.css";

/** Invites that somebody could still use. */
export function OpenInvites({ invites, isBusy, onRevoke }: { readonly invites: readonly GroupInvite[]; readonly isBusy: boolean; onRevoke(inviteId: string): void }): ReactElement | null {
  const t = useT();
  const when = useWhen();
  const open = invites.filter(({ status }) => status === "open");
  if (open.length === 0) return null;
  return (
    <section className={styles.open} aria-label={t("groups.invite.open")}>
      <h3>{t("groups.invite.open")}</h3>
      <ul>
        {open.map(({ inviteId, role, expiresAtMs }) => {
          // i18n-keys: groups.role.*
          const words = t("groups.invite.openLine", { role: t(`groups.role.${role}`), when: when(expiresAtMs) });
          return <li key={inviteId}><span>{words}</span><Button size="s" variant="quiet" disabled={isBusy} aria-label={t("groups.invite.revokeNamed", { invite: words })} onClick={() => { onRevoke(inviteId); }}>{t("groups.invite.revoke")}</Button></li>;
        })}
      </ul>
    </section>
  );
}
