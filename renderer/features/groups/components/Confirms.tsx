import type { ReactElement } from "react";
import type { GroupDevice, GroupMember, GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog, Button } from "#renderer/ui/index.ts";
import styles from "../groups.module.css";

interface ConfirmProps {
  readonly isBusy: boolean;
  onConfirm(): void;
  onCancel(): void;
}

interface QuestionProps extends ConfirmProps {
  readonly title: string;
  readonly lead: string;
  readonly does: readonly string[];
  readonly doesNot: readonly string[];
  readonly confirm: string;
  /** Nothing goes away by it. */
  readonly isHarmless?: boolean;
}

/** Asked once, with what it does and what it does not do. */
function Question({ title, lead, does, doesNot, confirm, isHarmless = false, isBusy, onConfirm, onCancel }: QuestionProps): ReactElement {
  const t = useT();
  return (
    <AlertDialog title={title} description={lead} onCancel={onCancel}
      footer={<><Button onClick={onCancel}>{t("groups.cancel")}</Button><Button variant={isHarmless ? "primary" : "danger"} busy={isBusy} onClick={onConfirm}>{confirm}</Button></>}>
      <div className={styles.question}>
        <h3>{t("groups.confirm.does")}</h3>
        <ul>{does.map((line) => <li key={line}>{line}</li>)}</ul>
        <h3>{t("groups.confirm.doesNot")}</h3>
        <ul>{doesNot.map((line) => <li key={line}>{line}</li>)}</ul>
      </div>
    </AlertDialog>
  );
}

export function ConfirmRemove({ member, ...rest }: ConfirmProps & { readonly member: GroupMember }): ReactElement {
  const t = useT();
  const { name } = member;
  return <Question title={t("groups.remove.title", { name })} lead={t("groups.remove.lead", { name, count: member.devices.length })} confirm={t("groups.remove.confirm")} {...rest}
    does={[t("groups.remove.does1"), t("groups.remove.does2")]} doesNot={[t("groups.remove.not1"), t("groups.remove.not2")]} />;
}

/** One device goes, its person stays. */
export function ConfirmUnlink({ member, device, ...rest }: ConfirmProps & { readonly member: GroupMember; readonly device: GroupDevice }): ReactElement {
  const t = useT();
  const { name } = member;
  return <Question title={t("groups.unlink.title", { device: device.name })} lead={t(member.isMe ? "groups.unlink.leadOwn" : "groups.unlink.lead", { name })} confirm={t("groups.unlink.confirm")} {...rest}
    does={[t("groups.unlink.does1"), t("groups.unlink.does2")]} doesNot={[t("groups.unlink.not1"), t(member.isMe ? "groups.unlink.not2Own" : "groups.unlink.not2", { name })]} />;
}

/** The device one sits at: a device that stays has to make the new key. Says where that is done. */
export function UnlinkElsewhere({ state, onCancel }: Pick<ConfirmProps, "onCancel"> & { readonly state: GroupState }): ReactElement {
  const t = useT();
  const owner = state.members.find(({ role, isMe }) => role === "owner" && !isMe);
  const body = t("groups.unlink.hereBody");
  return <AlertDialog title={t("groups.unlink.hereTitle")} description={owner === undefined ? body : `${body}${t("groups.unlink.hereGoverned", { who: owner.name })}`} onCancel={onCancel}
    footer={<Button variant="primary" onClick={onCancel}>{t("groups.leave.understood")}</Button>} />;
}

export function ConfirmHandOver({ member, ...rest }: ConfirmProps & { readonly member: GroupMember }): ReactElement {
  const t = useT();
  const { name } = member;
  return <Question title={t("groups.handOver.title", { name })} lead={t("groups.handOver.lead", { name })} confirm={t("groups.handOver.confirm")} {...rest}
    does={[t("groups.handOver.does1", { name }), t("groups.handOver.does2"), t("groups.handOver.does3")]} doesNot={[t("groups.handOver.not1")]} />;
}

export function ConfirmRebuild({ name, copyName, ...rest }: ConfirmProps & { readonly name: string; readonly copyName: string }): ReactElement {
  const t = useT();
  return <Question title={t("groups.rebuild.title")} lead={t("groups.rebuild.lead", { name })} confirm={t("groups.rebuild.confirm")} isHarmless {...rest}
    does={[t("groups.rebuild.does1", { copyName }), t("groups.rebuild.does2", { name }), t("groups.rebuild.does3")]} doesNot={[t("groups.rebuild.not1"), t("groups.rebuild.not2")]} />;
}

/** An owner with others in the group hands over first: nobody else could manage it afterwards. */
export function ConfirmLeave({ state, ...rest }: ConfirmProps & { readonly state: GroupState }): ReactElement {
  const t = useT();
  const { name } = state;
  if (state.myRole === "owner" && state.members.some(({ isMe }) => !isMe)) {
    return <AlertDialog title={t("groups.leave.ownerTitle")} description={t("groups.leave.ownerBody")} onCancel={rest.onCancel} footer={<Button variant="primary" onClick={rest.onCancel}>{t("groups.leave.understood")}</Button>} />;
  }
  return <Question title={t("groups.leave.title", { name })} lead={t("groups.leave.lead")} confirm={t("groups.leave.confirm")} {...rest}
    does={[t("groups.leave.does1"), t("groups.leave.does2")]} doesNot={[t("groups.leave.not1"), t("groups.leave.not2")]} />;
}
