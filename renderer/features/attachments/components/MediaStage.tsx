import { useEffect, useRef, type ReactElement } from "react";
import styles from "../attachments.module.css";

interface MediaStageProps {
  readonly kind: "audio" | "video";
  readonly url: string;
  readonly name: string;
  /** Where to begin, in seconds. */
  readonly startAtS?: number | undefined;
  onFailed(): void;
}

/** A recording or a film, with the controls of the system. */
export function MediaStage({ kind, url, name, startAtS, onFailed }: MediaStageProps): ReactElement {
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  useEffect(() => {
    if (player.current !== null && startAtS !== undefined) player.current.currentTime = startAtS;
  }, [startAtS, url]);
  const Player = kind;
  return (
    <div className={kind === "video" ? styles.frame : styles.centred}>
      <Player ref={player} className={kind === "video" ? styles.film : styles.sound} src={url} aria-label={name} controls preload="metadata" data-stage="" onError={onFailed}>
        <track kind="captions" />
      </Player>
    </div>
  );
}
