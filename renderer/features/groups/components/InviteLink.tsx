import { useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, reportProblem, useShell } from "#renderer/runtime/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import styles from "../invite.module.css";
import { QrCode } from "./QrCode.tsx";

interface InviteLinkProps {
  readonly link: string;
  /** For this person, on another device. */
  readonly isOwnDevice?: boolean;
  /** The picture and the words about it come when they are asked for. */
  readonly isShort?: boolean;
}

/** The three ways an invite reaches somebody: as text, as a picture, as a file. */
export function InviteLink({ link, isOwnDevice = false, isShort = false }: InviteLinkProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const [isCopied, setIsCopied] = useState(false);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const label = t(isOwnDevice ? "groups.device.link" : "groups.invite.link");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
      shell.announce("groups.invite.copied");
    } catch (thrown) {
      reportProblem("clipboard", thrown, "warn");
      shell.toast({ tone: "warn", key: "groups.invite.notCopied" });
    }
  };
  const save = async (): Promise<void> => {
    const answer = await callMain("groups.saveInvite", { link });
    if (!answer.ok) {
      reportProblem("groups.saveInvite", answer.error.detail);
      shell.toast({ tone: "error", key: isOwnDevice ? "groups.device.notSaved" : "groups.invite.notSaved" });
    } else if (answer.value.savedAs !== null) shell.toast({ tone: "success", key: isOwnDevice ? "groups.device.saved" : "groups.invite.saved", values: { file: answer.value.savedAs } });
  };
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>{label}</span>
        <div className={styles.url}>
          {/* Selected as a whole, so that it can be copied by hand where the clipboard refuses. */}
          <input readOnly value={link} aria-label={label} onFocus={(event) => { event.currentTarget.select(); }} />
          <Button size="s" icon={isCopied ? "check" : "copy"} onClick={() => { void copy(); }}>{t(isCopied ? "groups.invite.copied" : "groups.invite.copy")}</Button>
        </div>
      </div>
      {isShort && !isUnfolded ? <div><Button size="s" icon="qr" aria-expanded={false} onClick={() => { setIsUnfolded(true); }}>{t("groups.invite.otherWays")}</Button></div> : <div className={styles.ways}>
        <QrCode text={link} />
        <ul>
          <li><Icon name="qr" /><span>{t(isOwnDevice ? "groups.device.wayQr" : "groups.invite.wayQr")}</span></li>
          <li><Icon name="exchange-file" /><span>{t("groups.invite.wayFile")}<button type="button" className={styles.inline} onClick={() => { void save(); }}>{t(isOwnDevice ? "groups.device.save" : "groups.invite.save")}</button></span></li>
          <li><Icon name="key" /><span>{t(isOwnDevice ? "groups.device.noKey" : "groups.invite.noKey")}</span></li>
        </ul>
      </div>}
    </>
  );
}
