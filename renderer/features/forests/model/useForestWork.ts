import { useState } from "react";
import { isForestId, type ForestId } from "#shared/kernel/index.ts";
import { renameForest } from "#shared/forest/index.ts";
import { callMain, createForestWithPlan, loadSkeletonPlan, purgeForest, renameClosedForest, useForestOrNull, useSettings, useShell } from "#renderer/runtime/index.ts";
import { useLocale } from "#renderer/i18n/index.ts";
import { authorOf } from "./authorOf.ts";
import { lastTrashed } from "./lastTrashed.ts";

/** What is being done, so that the dialog can say it and offer nothing else meanwhile. */
export type ForestWorkName = "creating" | "renaming" | "duplicating" | "trashing" | "restoring" | "purging";

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

const KNOWN_CODES: readonly string[] = ["disk-full", "permission", "busy", "not-found", "corrupt", "invalid-name", "skeleton-unreadable", "read-only"];
/** A forest that is opened only to be written to needs no mirror and nothing that waits for idle time: the shell opens it properly afterwards. */
const BRIEFLY = { connectMirror: null, whenIdle: () => () => undefined } as const;

/** The text of a refusal; what no text is written for is "unexpected", and the log file knows more. */
// i18n-keys: forests.error.*
const errorKey = (code: string): string => `forests.error.${KNOWN_CODES.includes(code) ? code : "unexpected"}`;

export interface ForestWork {
  readonly busy: ForestWorkName | null;
  readonly errorKey: string | null;
  create(input: { name: string; start: "skeleton" | "empty" }): Promise<ForestId | null>;
  rename(forestId: string, name: string): Promise<boolean>;
  duplicate(forestId: string, name: string): Promise<boolean>;
  trash(forestId: string, name: string): Promise<boolean>;
  restore(forestId: string): Promise<boolean>;
  purge(forestId: string): Promise<boolean>;
}

/** Everything that can be done to forests as a whole, with progress and refusals as state. */
export function useForestWork(): ForestWork {
  const shell = useShell();
  const open = useForestOrNull();
  const { language } = useLocale();
  const { settings } = useSettings();
  const [busy, setBusy] = useState<ForestWorkName | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const author = authorOf(settings.personId);

  const during = async (name: ForestWorkName, work: () => Promise<Outcome>): Promise<boolean> => {
    setBusy(name);
    setFailure(null);
    const outcome = await work();
    setBusy(null);
    if (!outcome.ok) setFailure(errorKey(outcome.error.code));
    return outcome.ok;
  };
  const inside = (forestId: string, name: string): Promise<Outcome> | Outcome => {
    if (!isForestId(forestId)) return { ok: false, error: { code: "not-found" } };
    return open !== null && open.id === forestId ? open.run(renameForest, { name }) : renameClosedForest(forestId, name, { author });
  };
  return {
    busy,
    errorKey: failure,
    create: async ({ name, start }) => {
      let created: ForestId | null = null;
      await during("creating", async () => {
        const plan = start === "skeleton" ? await loadSkeletonPlan(language) : null;
        if (start === "skeleton" && plan === null) return { ok: false, error: { code: "skeleton-unreadable" } };
        const made = await createForestWithPlan({ name, plan, authorName: settings.displayName }, { author, ...BRIEFLY });
        if (!made.ok) return made;
        created = made.value.id;
        const closed = await made.value.close();
        return closed.ok ? closed : { ok: false, error: { code: closed.error.reason } };
      });
      return created;
    },
    rename: (forestId, name) => during("renaming", async () => inside(forestId, name)),
    duplicate: (forestId, name) => during("duplicating", async () => {
      // The copy is made of what is on disk: first everything has to be there.
      const written = open?.id === forestId ? await open.flush() : null;
      if (written?.ok === false) return { ok: false, error: { code: written.error.reason } };
      const copied = await callMain("forests.duplicate", { forestId, name });
      // The bytes still carry the old name inside; main only knows its own label.
      return copied.ok ? inside(copied.value.forestId, name) : copied;
    }),
    trash: (forestId, name) => during("trashing", async () => {
      const trashed = await callMain("forests.trash", { forestId });
      if (trashed.ok) {
        lastTrashed.set(forestId);
        shell.toast({ tone: "info", key: "forests.toast.trashed", values: { name }, actionId: "forest.undoTrash" });
      }
      return trashed;
    }),
    restore: (forestId) => during("restoring", () => callMain("forests.restore", { forestId })),
    purge: (forestId) => during("purging", async () => (isForestId(forestId) ? purgeForest(forestId) : { ok: false, error: { code: "not-found" } })),
  };
}
