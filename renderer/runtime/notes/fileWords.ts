import type { GroupFile } from "#shared/ipc/contract.ts";
import { FETCHED_BY_ITSELF_BYTES } from "./filesFromOthers.ts";

/** How it stands with a file that others may have, as a key under `attachments.fetch`, what goes into it, and what a person can do. */
export interface FileWords {
  readonly key: "lost" | "unshown" | "asking" | "nobody" | "nobodyWaits" | "away" | "awayWaits" | "large" | "queued" | "coming" | "keeping" | "failed";
  /** Names of people, with a comma of the language between them when there are more. */
  readonly names: readonly string[];
  readonly action: "fetch" | "fetchLater" | "cancel" | "again" | null;
  /** Bytes that came; null: nothing moves. */
  readonly progress: { readonly haveBytes: number; readonly totalBytes: number } | null;
}

const plain = (key: FileWords["key"], action: FileWords["action"] = null, names: readonly string[] = []): FileWords => ({ key, names, action, progress: null });

/** `file` null: nobody has answered yet. `limitBytes`: up to which size it comes by itself. */
export function fileWords(file: GroupFile | null, limitBytes: number): FileWords {
  if (file === null) return plain("asking");
  const { stage, people, haveBytes, totalBytes } = file;
  const online = people.filter(({ isOnline }) => isOnline).map(({ name }) => name);
  const away = people.filter(({ isOnline }) => !isOnline).map(({ name }) => name);
  switch (stage) {
    case "away": return plain("lost");
    // It is here, and the page could not show it.
    case "here": return plain("unshown");
    case "asking": return plain("asking");
    case "waiting": return waitingWords(away, limitBytes > 0 && (totalBytes === null || totalBytes <= limitBytes), limitBytes > FETCHED_BY_ITSELF_BYTES);
    case "too-large": return plain("large", "fetch", online);
    case "queued": return plain("queued", "cancel");
    case "fetching": return { key: "coming", names: online, action: "cancel", progress: totalBytes === null ? null : { haveBytes, totalBytes } };
    case "keeping": return plain("keeping");
    case "failed": return plain("failed", "again");
  }
}

/** Nobody who is online has it: who put it in has it, as far as anybody can know. What a person asked for they may take back. */
function waitingWords(names: readonly string[], isWanted: boolean, wasAsked: boolean): FileWords {
  const action = !isWanted ? "fetchLater" : wasAsked ? "cancel" : null;
  if (names.length === 0) return plain(isWanted ? "nobodyWaits" : "nobody", action);
  return plain(isWanted ? "awayWaits" : "away", action, names);
}
