import { createReadable, perForest, type OpenForest, type Readable } from "#renderer/runtime/index.ts";

/** The fields of the inspector that an action may put the cursor into. */
export type FocusField = "summary" | "tags";

interface FieldFocus extends Readable<number> {
  ask(): void;
}

function createFocus(): FieldFocus {
  const count = createReadable(0);
  return { get: count.get, onChange: count.onChange, ask: () => { count.set(count.get() + 1); } };
}

const fieldsOf = perForest((): Readonly<Record<FocusField, FieldFocus>> => ({ summary: createFocus(), tags: createFocus() }));

/** How an action asks the open inspector to put the cursor into a field: a counter that grows with every request. */
export const fieldFocusOf = (forest: OpenForest, field: FocusField): FieldFocus => fieldsOf(forest)[field];
