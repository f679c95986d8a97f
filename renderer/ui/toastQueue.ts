export type ToastTone = "info" | "success" | "warn" | "error";

export interface ToastContent {
  readonly tone: ToastTone;
  readonly text: string;
  /** One thing to do about it, e.g. undo. */
  readonly action?: { readonly label: string; onPress(): void };
}

export interface ShownToast extends ToastContent { readonly id: number }

const MOST_AT_ONCE = 3;

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a short message; the oldest makes room for a fourth. The same words twice are one message that starts anew. */
export function showToast(content: ToastContent): void {
  lastId += 1;
  set([...shown.filter(({ text }) => text !== content.text), { ...content, id: lastId }].slice(-MOST_AT_ONCE));
}

export function dismissToast(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

/** What the host draws. */
export const toastQueue = {
  get: (): readonly ShownToast[] => shown,
  onChange: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
};
