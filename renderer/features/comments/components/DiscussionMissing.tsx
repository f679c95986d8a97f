import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import type { DiscussionSession, DiscussionState } from "../model/discussionSession.ts";
import styles from "../comments.module.css";

/** Says that the comments could not be read, and tries again when asked; nothing while they are being read. */
export function DiscussionMissing({ session, state }: { readonly session: DiscussionSession; readonly state: DiscussionState }): ReactElement | null {
  const t = useT();
  if (state.kind !== "failed") return null;
  return <p role="alert" className={styles.message}>{t("comments.unreadable")}<Button size="s" onClick={() => session.retry()}>{t("comments.retry")}</Button></p>;
}
