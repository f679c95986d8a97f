import type { ReactElement } from "react";
import type { PeerPresence } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useReadable } from "#renderer/runtime/index.ts";
import { Avatar } from "#renderer/ui/index.ts";
import type { GroupPort } from "./model/groupPort.ts";
import { onePerPerson } from "./model/onePerPerson.ts";
import styles from "./bar.module.css";

interface OnlinePeopleProps {
  readonly port: Pick<GroupPort, "peers">;
  /** The title of a point; null: it is not here. */
  titleOf(pointId: string): string | null;
  /** Whom the view goes along with. */
  readonly followedId: string | null;
  onFollow(personId: string | null): void;
}

/** More would push the search out of the bar; the rest is a number. */
const SHOWN = 4;

/** Who is here now, and where. One click goes along with them, another one stops. */
export function OnlinePeople({ port, titleOf, followedId, onFollow }: OnlinePeopleProps): ReactElement | null {
  const t = useT();
  const people = onePerPerson(useReadable(port.peers));
  if (people.length === 0) return null;
  const placeOf = ({ presence }: PeerPresence): string | null => (presence?.at === null || presence?.at === undefined ? null : titleOf(presence.at));
  const said = (peer: PeerPresence): string => {
    const title = placeOf(peer);
    return title === null ? t("groups.here.online", { name: peer.name }) : t("groups.here.at", { name: peer.name, title });
  };
  return (
    <ul className={styles.people} aria-label={t("groups.here.title")}>
      {people.slice(0, SHOWN).map((peer) => {
        const isFollowed = peer.personId === followedId;
        return (
          <li key={peer.personId}>
            <button type="button" className={styles.face} aria-pressed={isFollowed} aria-label={said(peer)} title={t(isFollowed ? "groups.here.unfollow" : "groups.here.follow", { said: said(peer) })} data-followed={isFollowed || undefined} onClick={() => { onFollow(isFollowed ? null : peer.personId); }}>
              <Avatar name={peer.name} seed={peer.personId} />
            </button>
          </li>
        );
      })}
      {people.length > SHOWN ? <li className={styles.more}>{t("groups.here.more", { count: people.length - SHOWN })}</li> : null}
    </ul>
  );
}
