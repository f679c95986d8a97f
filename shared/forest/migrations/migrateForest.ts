import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { metaRef } from "../commands/recordRefs.ts";
import { MigrationOrigin } from "../origin.ts";
import { DOC_NAMES, ROOTS } from "../schema.ts";
import { transactUnrecorded } from "../transact.ts";
import type { Migration } from "./migration.ts";
import { MIGRATIONS } from "./migrations.ts";

/**
 * Brings an older forest up to this version. Call it after loading, once a checkpoint exists. Writes nothing when there is nothing to
 * do; no undo step. Answers with the names of what was run.
 */
export function migrateForest(forest: Forest, migrations: readonly Migration[] = MIGRATIONS): Result<readonly string[], { readonly code: "read-only" }> {
  if (forest.readOnly) return err({ code: "read-only" });
  const due = inOrder(forest, migrations);
  for (const migration of due) {
    transactUnrecorded(forest, new MigrationOrigin(migration.to), (writer) => {
      migration.migrate(forest.docs, writer);
      for (const doc of DOC_NAMES) writer.setFlat(metaRef(doc, "schema"), migration.to);
    });
  }
  return ok(due.map((migration) => migration.name));
}

/** The names of the migrations that `migrateForest` would run now, so that a backup can be taken before it is called. None for a forest that may only be read. */
export function dueMigrations(forest: Forest, migrations: readonly Migration[] = MIGRATIONS): readonly string[] {
  return forest.readOnly ? [] : inOrder(forest, migrations).map((migration) => migration.name);
}

function inOrder(forest: Forest, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter((migration) => isStarted(forest) && migration.to > forest.view.meta.schema).sort((a, b) => a.to - b.to);
}

/** A document that holds nothing has no version to come from. */
function isStarted(forest: Forest): boolean {
  return forest.docs.forest.getMap(ROOTS.meta).has("schema");
}
