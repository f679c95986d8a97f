import { useEffect, useState } from "react";
import type { CallOutput } from "#shared/ipc/contract.ts";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";

export type ReadInvite = NonNullable<CallOutput<"groups.readLink">["invite"]>;
export type LinkReading =
  | { readonly kind: "empty" }
  | { readonly kind: "reading" }
  /** It is no invite, or a damaged one. */
  | { readonly kind: "bad" }
  | { readonly kind: "failed" }
  | { readonly kind: "invite"; readonly invite: ReadInvite };

/** Longer than any invite; main would refuse it unread. */
const MAX_LINK_CHARS = 4_000;

/** What an invite says about itself. Looking at it changes nothing and tells nobody. */
export function useReadLink(text: string): LinkReading {
  const [reading, setReading] = useState<LinkReading>({ kind: "empty" });
  const link = text.trim();
  useEffect(() => {
    if (link === "" || link.length > MAX_LINK_CHARS) {
      setReading({ kind: link === "" ? "empty" : "bad" });
      return undefined;
    }
    let isWanted = true;
    setReading({ kind: "reading" });
    void callMain("groups.readLink", { link }).then((answer) => {
      if (!answer.ok) reportProblem("groups.readLink", answer.error.detail);
      if (!isWanted) return;
      if (!answer.ok) setReading({ kind: "failed" });
      else setReading(answer.value.invite === null ? { kind: "bad" } : { kind: "invite", invite: answer.value.invite });
    });
    return () => { isWanted = false; };
  }, [link]);
  return reading;
}
