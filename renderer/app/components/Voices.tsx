import { useEffect, useRef, type ReactElement } from "react";
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
  useTimedDismissal(shown);
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

/** Each message has its own time: one that comes later does not make the others stay. */
function useTimedDismissal(shown: readonly ShownToast[]): void {
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    for (const { id, request } of shown) {
      if (request.tone === "error" || timers.current.has(id)) continue;
      timers.current.set(id, setTimeout(() => { dismissToast(id); }, request.actionId === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS));
    }
    for (const [id, timer] of timers.current) {
      if (shown.some((toast) => toast.id === id)) continue;
      clearTimeout(timer);
      timers.current.delete(id);
    }
  }, [shown]);
  useEffect(() => {
    const all = timers.current;
    return () => {
      for (const timer of all.values()) clearTimeout(timer);
      all.clear();
    };
  }, []);
}
