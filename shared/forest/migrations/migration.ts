import type * as Y from "yjs";
import type { ForestWriter } from "../ForestWriter.ts";
import type { DocName } from "../schema.ts";

/**
 * One step from one schema version to the next. It adds and never renames or removes; it gives the same result on every peer whatever
 * the order; run twice it changes nothing the second time; it never makes a container that another peer might make too.
 */
export interface Migration {
  /** The version that documents have afterwards. */
  readonly to: number;
  readonly name: string;
  migrate(documents: Readonly<Record<DocName, Y.Doc>>, writer: ForestWriter): void;
}
