/**
 * The names of a forest's documents. Whoever sends documents to others decides by the name alone, so each name is of one of two kinds, or of none: a document of a name
 * that neither knows is sent nowhere.
 */
const SHARED_DOC = /^(forest|discussion|note:pt_[A-Za-z0-9_-]{1,64})$/;

/** Whether a document of this name is ever sent to others: everything else stays on this person's devices. */
export function isSharedDocId(docId: string): boolean {
  return SHARED_DOC.test(docId);
}

const OWN_DOC = /^(personal|my:discussion|my:note:pt_[A-Za-z0-9_-]{1,64})$/;

/** Whether a document of this name is one person's alone: it goes to their own devices, sealed for those, and to nobody else. */
export function isOwnDocId(docId: string): boolean {
  return OWN_DOC.test(docId);
}
