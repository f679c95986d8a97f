import type { ReactElement } from "react";
import { mayGovern, ROLES, type GroupDevice, type GroupMember, type GroupState, type InvitedRole } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Avatar, Button, IconButton, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import { hasEverything } from "../model/received.ts";
import { rolesToGive } from "../model/roleChoices.ts";
import { useWhen, type When } from "../model/useWhen.ts";
import { namedApart } from "../model/namedApart.ts";
import styles from "../groups.module.css";
import { DeviceCells } from "./DeviceCells.tsx";

export interface MemberWork {
  onRole(member: GroupMember, role: InvitedRole): void;
  onRemove(member: GroupMember): void;
  onHandOver(member: GroupMember): void;
  /** A further device of this person. */
  onLinkDevice(): void;
  onUnlink(member: GroupMember, device: GroupDevice): void;
}

interface MemberTableProps extends MemberWork {
  readonly state: GroupState;
}

/** Every member and every device of theirs: over what it is reached, what it has acknowledged, what it lacks. */
export function MemberTable({ state, ...work }: MemberTableProps): ReactElement {
  const t = useT();
  const when = useWhen();
  const heads = [t("groups.table.member"), t("groups.table.device"), t("groups.table.route"), t("groups.table.acked"), t("groups.table.toSend")];
  return (
    // A small window or large text: the table scrolls in itself, for keys, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.tableFrame} role="region" aria-label={t("groups.table.title")} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("groups.table.title")}</caption>
        <colgroup><col className={styles.colMember} /><col className={styles.colDevice} /><col className={styles.colRoute} /><col className={styles.colAcked} /><col className={styles.colPending} /></colgroup>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {sorted(state.members).map((member) => <MemberRows key={member.personId} state={state} member={member} when={when} {...work} />)}
        </tbody>
      </table>
    </div>
  );
}

/** This person first, then from most rights to least. */
function sorted(members: readonly GroupMember[]): readonly GroupMember[] {
  const rank = (member: GroupMember): number => (member.isMe ? -1 : ROLES.indexOf(member.role));
  return [...members].sort((a, b) => rank(a) - rank(b));
}

function MemberRows({ state, member, when, ...work }: MemberTableProps & { readonly member: GroupMember; readonly when: When }): ReactElement {
  const t = useT();
  const isComplete = hasEverything(member);
  // The last device of somebody does not go alone. This one cannot go by itself: whoever asks is told who can do it.
  const mayUnlink = member.devices.length > 1 && (member.isMe || mayGovern(state.myRole, member.role));
  const person = <th scope="row" rowSpan={Math.max(1, member.devices.length)}><Person state={state} member={member} {...work} /></th>;
  if (member.devices.length === 0) return <tr>{person}<td colSpan={4}><span className={styles.sub}>{t("groups.table.noDevice")}</span></td></tr>;
  return (
    <>
      {namedApart(member.devices).map((device, index) => (
        <tr key={device.deviceKey} data-more={index > 0 || undefined}>
          {index === 0 ? person : null}
          <DeviceCells device={device} isServed={isComplete && device.pendingBlocks > 0} when={when} onUnlink={mayUnlink ? () => { work.onUnlink(member, device); } : null} />
        </tr>
      ))}
    </>
  );
}

function Person({ state, member, ...work }: MemberTableProps & { readonly member: GroupMember }): ReactElement {
  const t = useT();
  const entries = menuOf();
  const isHere = member.devices.some(({ isOnline, isThisOne }) => isOnline || isThisOne);
  return (
    <div className={styles.person}>
      <span className={styles.face}><Avatar name={member.name} seed={member.personId} size="l" />{isHere ? <i className={styles.on} title={t("groups.table.online")} /> : null}</span>
      <span className={styles.personWords}>
        <b>{member.isMe ? t("groups.table.me", { name: member.name }) : member.name}</b>
        {/* i18n-keys: groups.role.* */}
        <span className={styles.sub}>{t(`groups.role.${member.role}`)}</span>
      </span>
      {entries.length === 0 ? null : <Menu align="end" trigger={<IconButton icon="more" size="s" label={t("groups.member.menu", { name: member.name })} />} entries={entries} />}
      {member.isMe ? <div className={styles.addDevice}><Button size="s" icon="plus" onClick={work.onLinkDevice}>{t("groups.device.add")}</Button></div> : null}
    </div>
  );

  function menuOf(): readonly MenuEntry[] {
    if (member.isMe || !mayGovern(state.myRole, member.role)) return [];
    return [
      { kind: "heading", id: "role", label: t("groups.member.role") },
      ...rolesToGive(state.myRole).map((role): MenuEntry => ({ id: role, label: t(`groups.role.${role}`), checked: role === member.role, onSelect: () => { if (role !== member.role) work.onRole(member, role); } })),
      { kind: "separator", id: "line" },
      ...(state.myRole === "owner" ? [{ id: "hand-over", label: t("groups.member.handOver"), icon: "owner" as const, onSelect: () => { work.onHandOver(member); } }] : []),
      { id: "remove", label: t("groups.member.remove"), icon: "remove-person", danger: true, onSelect: () => { work.onRemove(member); } },
    ];
  }
}
