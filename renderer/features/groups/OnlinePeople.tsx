import type { ReactElement } from "react";
import type { PeerPresence } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useReadable } from "#renderer/runtime/index.ts";
import { Avatar, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import type { GroupPort } from "./model/groupPort.ts";
import { onePerPerson } from "./model/onePerPerson.ts";
import styles from "./bar.module.css";

interface OnlinePeopleProps {
  readonly port: Pick<GroupPort, "peers">;
  /** The title of a point; null: it is not here. */
  titleOf(pointId: string): string | null;
  /** Whom the view goes along with. */
  readonly followedId: string | null;
  onGo(pointId: string): void;
  onFollow(personId: string | null): void;
}

/** More would push the search out of the bar; the rest is a number. */
const SHOWN = 4;

/** Who is here now, and where. One click goes there, or along. */
export function OnlinePeople({ port, titleOf, followedId, onGo, onFollow }: OnlinePeopleProps): ReactElement | null {
  const t = useT();
  const people = onePerPerson(useReadable(port.peers));
  if (people.length === 0) return null;
  const placeOf = ({ presence }: PeerPresence): string | null => (presence?.at === null || presence?.at === undefined ? null : titleOf(presence.at));
  const said = (peer: PeerPresence): string => {
    const title = placeOf(peer);
    return title === null ? t("groups.here.online", { name: peer.name }) : t("groups.here.at", { name: peer.name, title });
  };
  const entriesOf = (peer: PeerPresence): readonly MenuEntry[] => {
    const at = placeOf(peer) === null ? null : peer.presence?.at ?? null;
    const isFollowed = peer.personId === followedId;
    return [
      { kind: "heading", id: "who", label: said(peer) },
      { id: "go", label: t("groups.here.go"), icon: "focus", disabled: at === null, onSelect: () => { if (at !== null) onGo(at); } },
      { id: "follow", label: t(isFollowed ? "groups.here.unfollow" : "groups.here.follow"), icon: "path", onSelect: () => { onFollow(isFollowed ? null : peer.personId); } },
    ];
  };
  return (
    <ul className={styles.people} aria-label={t("groups.here.title")}>
      {people.slice(0, SHOWN).map((peer) => (
        <li key={peer.personId}>
          <Menu align="end" entries={entriesOf(peer)} trigger={<button type="button" className={styles.face} title={said(peer)} aria-label={said(peer)} data-followed={peer.personId === followedId || undefined}><Avatar name={peer.name} seed={peer.personId} /></button>} />
        </li>
      ))}
      {people.length > SHOWN ? <li className={styles.more}>{t("groups.here.more", { count: people.length - SHOWN })}</li> : null}
    </ul>
  );
}
