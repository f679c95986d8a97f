import { createStore } from "zustand/vanilla";
import type { ToastRequest } from "#renderer/runtime/index.ts";

export interface ShownToast { readonly id: number; readonly request: ToastRequest }

const MOST = 3;
let lastId = 0;

/** The short messages that are on the screen now, oldest first. */
export const toasts = createStore<readonly ShownToast[]>(() => []);

export function showToast(request: ToastRequest): void {
  lastId += 1;
  const others = toasts.getState().filter((toast) => request.topic === undefined || toast.request.topic !== request.topic);
  const all = [...others, { id: lastId, request }];
  // One that holds the only copy of a text is not pushed out by others.
  const recent = all.filter((toast) => !holdsText(toast)).slice(-MOST);
  toasts.setState(all.filter((toast) => holdsText(toast) || recent.includes(toast)), true);
}

const holdsText = ({ request }: ShownToast): boolean => request.copyText !== undefined;

export function dismissToast(id: number): void {
  toasts.setState(toasts.getState().filter((toast) => toast.id !== id), true);
}

/** What was done is taken back: no message goes on saying that it is done, nor offers to take it back once more, which would now be something else. */
export function dismissDone(actionId: string): void {
  toasts.setState(toasts.getState().filter(({ request }) => request.tone !== "success" && request.actionId !== actionId), true);
}

export function dismissTopic(topic: string): void {
  toasts.setState(toasts.getState().filter(({ request }) => request.topic !== topic), true);
}
