import type { EndId, LinkId, Result } from "#shared/kernel/index.ts";
import { editLink, LIMITS, linkPoints, type ForestView, type LinkType } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";

/** What the form holds while a person thinks about a link. */
export interface LinkDraft {
  readonly from: EndId | null;
  readonly to: EndId | null;
  readonly type: LinkType;
  readonly phrase: string;
  readonly reason: string;
}

export type LinkField = "from" | "to" | "type" | "phrase" | "reason";
export interface FieldError {
  readonly field: LinkField;
  /** A key below `link.error`. */
  readonly code: string;
}

export const emptyDraft = (from: EndId | null, to: EndId | null): LinkDraft => ({ from, to, type: "supports", phrase: "", reason: "" });

export function draftOfLink(view: ForestView, id: LinkId): LinkDraft | null {
  const link = view.link(id);
  return link === undefined ? null : { from: link.from, to: link.to, type: link.type, phrase: link.phrase, reason: link.reason };
}

/** What is plainly missing before the command is asked. */
function missing(draft: LinkDraft): FieldError | null {
  if (draft.from === null) return { field: "from", code: "end-missing" };
  if (draft.to === null) return { field: "to", code: "end-missing" };
  return null;
}

/** Beside which field a refusal belongs. */
function fieldError(draft: LinkDraft, code: string): FieldError {
  switch (code) {
    case "end-missing":
    case "same-end":
    case "would-cycle":
      return { field: "to", code };
    case "phrase-required":
      return { field: "phrase", code };
    case "too-long":
      return { field: draft.reason.length > LIMITS.reason ? "reason" : "phrase", code };
    default:
      return { field: "type", code };
  }
}

function write(forest: OpenForest, draft: LinkDraft & { from: EndId; to: EndId }, editedId: LinkId | null): Result<LinkId, { readonly code: string }> {
  const { from, to, type, phrase, reason } = draft;
  if (editedId === null) return forest.run(linkPoints, { from, to, type, phrase, reason });
  const edited = forest.run(editLink, { id: editedId, from, to, type, phrase, reason });
  return edited.ok ? { ok: true, value: editedId } : edited;
}

/** Makes or changes the link. A refusal comes back as an error of one field. */
export function submitLink(forest: OpenForest, draft: LinkDraft, editedId: LinkId | null): Result<LinkId, FieldError> {
  const hole = missing(draft);
  if (hole !== null || draft.from === null || draft.to === null) return { ok: false, error: hole ?? { field: "to", code: "end-missing" } };
  const written = write(forest, { ...draft, from: draft.from, to: draft.to }, editedId);
  return written.ok ? written : { ok: false, error: fieldError(draft, written.error.code) };
}
