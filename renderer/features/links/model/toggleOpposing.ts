import { setOpposing, type LinkRecord } from "#shared/forest/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";

/** Marks two links as standing against each other, or takes the mark away. Says whether it could. */
export function toggleOpposing(forest: OpenForest, shell: Pick<ShellPort, "toast">, a: LinkRecord, b: LinkRecord): boolean {
  const opposing = !a.opposes.includes(b.id);
  const marked = forest.run(setOpposing, { a: a.id, b: b.id, opposing });
  // i18n-keys: link.error.*
  if (!marked.ok) shell.toast({ tone: "warn", key: `link.error.${marked.error.code}` });
  else if (opposing) shell.toast({ tone: "success", key: "links.toast.opposed", actionId: "edit.undo" });
  else shell.toast({ tone: "info", key: "links.toast.reconciled", actionId: "edit.undo" });
  return marked.ok;
}
