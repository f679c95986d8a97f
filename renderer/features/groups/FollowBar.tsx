import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { peerColour } from "#renderer/ui/index.ts";
import styles from "./bar.module.css";

interface FollowBarProps {
  readonly person: { readonly personId: string; readonly name: string };
  /** The title of what they look at; null: nothing that can be shown here. */
  readonly title: string | null;
  onStop(): void;
}

/** Whom the view goes along with, and how to stop: all of it is the button. */
export function FollowBar({ person: { personId, name }, title, onStop }: FollowBarProps): ReactElement {
  const t = useT();
  return (
    <>
      <button type="button" className={styles.follow} data-peer={peerColour(personId)} data-following="" title={title === null ? t("groups.follow.nowhere", { name }) : t("groups.here.at", { name, title })} onClick={onStop}>
        <span className={styles.followed}>{t("groups.follow.bar", { name })}</span><span className={styles.followStop}>{t("groups.follow.stop")}</span>
      </button>
      <span role="status" className="visually-hidden">{t("groups.follow.said", { name })}</span>
    </>
  );
}
