import { useEffect, type ReactElement } from "react";
import { useStore } from "zustand";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, type ToastRequest } from "#renderer/runtime/index.ts";
import { Announcer, Toasts, type ToastItem } from "#renderer/ui/index.ts";
import { copyLostText } from "../model/copyLostText.ts";
import { dismissToast, toasts, type ShownToast } from "../model/toasts.ts";
import { useShellState } from "../model/useShellState.ts";

const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 10_000;

/** What the shell says: toasts for the eye, announcements for the ear. Errors stay until they are dismissed. */
export function Voices(): ReactElement {
  const t = useT();
  const { byId, run } = useActions();
  const shown = useStore(toasts);
  const said = useShellState((state) => state.said);
  useEffect(() => {
    const timers = shown.filter(({ request }) => request.tone !== "error").map(({ id, request }) => setTimeout(() => { dismissToast(id); }, request.actionId === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS));
    return () => { for (const timer of timers) clearTimeout(timer); };
  }, [shown]);
  const offer = (request: ToastRequest): ToastItem["action"] => {
    if (request.copyText !== undefined) return { label: t("app.typing.copy"), run: () => { void copyLostText(request); } };
    const action = request.actionId === undefined ? undefined : byId(request.actionId);
    return action === undefined ? undefined : { label: t(action.labelKey), run: () => { run(action.id); } };
  };
  const item = ({ id, request }: ShownToast): ToastItem => ({ id, tone: request.tone, text: t(request.key, request.values), action: offer(request) });
  return (
    <>
      <Toasts items={shown.map(item)} onDismiss={dismissToast} />
      <Announcer text={said === null ? "" : t(said.key, said.values)} turn={said?.turn ?? 0} />
    </>
  );
}
