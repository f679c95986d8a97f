import { createStore } from "zustand/vanilla";
import type { ToastRequest } from "#renderer/runtime/index.ts";

export interface ShownToast { readonly id: number; readonly request: ToastRequest }

const MOST = 3;
let lastId = 0;

/** The short messages that are on the screen now, oldest first. */
export const toasts = createStore<readonly ShownToast[]>(() => []);

export function showToast(request: ToastRequest): void {
  lastId += 1;
  const all = [...toasts.getState(), { id: lastId, request }];
  // One that holds the only copy of a text is not pushed out by others.
  const recent = all.filter((toast) => !holdsText(toast)).slice(-MOST);
  toasts.setState(all.filter((toast) => holdsText(toast) || recent.includes(toast)), true);
}

const holdsText = ({ request }: ShownToast): boolean => request.copyText !== undefined;

export function dismissToast(id: number): void {
  toasts.setState(toasts.getState().filter((toast) => toast.id !== id), true);
}
