import { useState, type ReactElement, type ReactNode } from "react";
import type { GroupState } from "#shared/sync/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon, type IconName } from "#renderer/ui/index.ts";
import { whoGoverns } from "../model/whoGoverns.ts";
import styles from "../groups.module.css";

interface WarningsProps {
  readonly state: GroupState;
  /** False: the system keeps no key ring, and the keys of this device lie in a file. Null: not known yet. */
  readonly keysAreProtected: boolean | null;
  readonly isBusy: boolean;
  onResume(): void;
  onRebuild(): void;
}

/** What somebody should know before they rely on the numbers. */
export function Warnings({ state, keysAreProtected, isBusy, onResume, onRebuild }: WarningsProps): ReactElement | null {
  const t = useT();
  const { number } = useLocale();
  const lines = [
    state.isPaused ? <Warning key="paused" icon="pause" title={t("groups.warn.paused.title")} body={t("groups.warn.paused.body")}><Button size="s" variant="primary" busy={isBusy} onClick={onResume}>{t("groups.warn.paused.resume")}</Button></Warning> : null,
    state.ownRefused > 0 ? <Warning key="refused" icon="warning" title={t("groups.warn.ownRefused.title", { count: state.ownRefused, number: number(state.ownRefused) })} body={t("groups.warn.ownRefused.body")}><Button size="s" onClick={onRebuild}>{t("groups.warn.ownRefused.rebuild")}</Button></Warning> : null,
    state.myRole === "reader" ? <Warning key="reader" icon="eye" tone="quiet" title={t("groups.warn.reader.title")} body={t("groups.warn.reader.body", { who: whoGoverns(state, t) })} /> : null,
    state.myRole === "commenter" ? <Warning key="commenter" icon="comment" tone="quiet" title={t("groups.warn.commenter.title")} body={t("groups.warn.commenter.body", { who: whoGoverns(state, t) })} /> : null,
    keysAreProtected === false ? <KeysNotice key="keys" /> : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : <ul className={styles.warnings}>{lines}</ul>;
}

/** Nothing to be done about it here and now: one line, and more for whoever wants to know. */
function KeysNotice(): ReactElement {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className={styles.notice}>
      <Icon name="key" size={14} />
      <span>{t("groups.warn.keys.title")}</span>
      <button type="button" aria-expanded={isOpen} onClick={() => { setIsOpen(!isOpen); }}>{t(isOpen ? "groups.warn.keys.less" : "groups.warn.keys.more")}</button>
      {isOpen ? <p>{t("groups.warn.keys.body")}</p> : null}
    </li>
  );
}

function Warning({ icon, title, body, tone = "warn", children }: { readonly icon: IconName; readonly title: string; readonly body: string; readonly tone?: "warn" | "quiet"; readonly children?: ReactNode }): ReactElement {
  return (
    <li className={styles.warning} data-tone={tone}>
      <Icon name={icon} size={18} />
      <div><b>{title}</b><p>{body}</p></div>
      {children}
    </li>
  );
}
