import { useEffect, useId, useRef, useState, type ReactElement } from "react";
import type { GroupState, InvitedRole } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, IconButton, SegmentedControl } from "#renderer/ui/index.ts";
import { madeInvite } from "../model/groupPanel.ts";
import { rolesToGive } from "../model/roleChoices.ts";
import { EXPIRIES, useInvite, type Expiry } from "../model/useInvite.ts";
import { useNowMs } from "../model/useNowMs.ts";
import { useWhen } from "../model/useWhen.ts";
import styles from "../invite.module.css";
import { InviteLink } from "./InviteLink.tsx";
import { OpenInvites } from "./OpenInvites.tsx";

interface InvitePanelProps {
  readonly state: GroupState;
  /** Somebody waits above it: it keeps short. */
  readonly isCrowded: boolean;
  readonly isBusy: boolean;
  onRevoke(inviteId: string): void;
  onClose(): void;
}

/** One invite for one person: what they may do, until when, and the link. */
export function InvitePanel({ state, isCrowded, isBusy, onRevoke, onClose }: InvitePanelProps): ReactElement {
  const t = useT();
  const when = useWhen();
  const nowMs = useNowMs();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const roles = rolesToGive(state.myRole);
  const [role, setRole] = useState<InvitedRole>(roles.includes("editor") ? "editor" : "reader");
  const [expiry, setExpiry] = useState<Expiry>("day");
  const { made, isMaking, make } = useInvite(state);
  // It opens beside what was pressed: the keyboard goes there, too.
  useEffect(() => { panel.current?.querySelector<HTMLElement>("input:checked")?.focus(); }, []);
  const forget = (): void => { madeInvite.set(null); };
  return (
    <section ref={panel} className={styles.panel} aria-labelledby={`${id}-title`}>
      <header className={styles.panelHead}>
        <h2 id={`${id}-title`}>{t("groups.invite.title")}</h2>
        <IconButton icon="close" size="s" label={t("groups.invite.close")} onClick={onClose} />
      </header>
      <div className={styles.panelBody}>
        <div className={styles.field}>
          <span className={styles.label}>{t("groups.invite.role")}</span>
          {/* i18n-keys: groups.role.* */}
          <SegmentedControl<InvitedRole> label={t("groups.invite.role")} value={role} segments={roles.map((value) => ({ value, label: t(`groups.role.${value}`) }))} onChange={(next) => {
            setRole(next);
            forget();
          }} />
          {/* i18n-keys: groups.roleHint.* */}
          <p className={styles.hint}>{t(`groups.roleHint.${role}`)}</p>
        </div>
        <div className={styles.field}>
          <span className={styles.label}>{t("groups.invite.expiry")}<small>{t("groups.invite.once", { when: when(made?.expiresAtMs ?? nowMs + EXPIRIES[expiry]) })}</small></span>
          {/* i18n-keys: groups.expiry.* */}
          <SegmentedControl<Expiry> label={t("groups.invite.expiry")} value={expiry} segments={(["hour", "day", "week"] as const).map((value) => ({ value, label: t(`groups.expiry.${value}`) }))} onChange={(next) => {
            setExpiry(next);
            forget();
          }} />
        </div>
        {made === null
          ? <Button variant="primary" icon="link" busy={isMaking} onClick={() => { void make(role, expiry); }}>{t("groups.invite.make")}</Button>
          : <><InviteLink key={made.inviteId} link={made.link} isShort={isCrowded} />{isCrowded ? null : <p className={styles.hint}>{t("groups.invite.onlyHere")}</p>}</>}
        <OpenInvites invites={state.invites} isBusy={isBusy} onRevoke={onRevoke} />
      </div>
    </section>
  );
}
