import { useLocale, useT } from "#renderer/i18n/index.ts";
import { saySince, sayWhen } from "./sayWhen.ts";
import { useNowMs } from "./useNowMs.ts";

/** Says moments in few signs, seen from now. */
export interface When {
  (atMs: number): string;
  /** Of what began then and goes on. */
  since(atMs: number): string;
}

export function useWhen(): When {
  const locale = useLocale();
  const t = useT();
  const nowMs = useNowMs();
  return Object.assign((atMs: number): string => sayWhen(atMs, nowMs, { locale, t }), { since: (atMs: number): string => saySince(atMs, nowMs, { locale, t }) });
}
