import { isEndId } from "#shared/kernel/index.ts";
import type { MovedEnds } from "./writeMovedEnds.ts";

/** What JSON text is made of: brackets and commas, strings (a key with its colon), blanks, and the rest. */
const TOKENS = /[[\]{},:]|"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|\s+|[^[\]{},:"\s]+/g;

/**
 * The JSON text of a saved view where every string that is the id of something replaced is the id of what stands in its place. A member of a list that thereby comes
 * to say what the one before it says is left out: two halts at the same place with the same words are one. All else stays as it is, to the letter.
 */
export function specWithMoved(spec: string, ends: MovedEnds): string {
  const whole = new Level(false);
  // A stack, not recursion: a peer may have written brackets within brackets without end.
  const open = [whole];
  for (const [token] of spec.matchAll(TOKENS)) {
    const level = open.at(-1) ?? whole;
    if (token === "[" || token === "{") {
      const inner = new Level(token === "[");
      level.join(token, false);
      open.push(inner);
    } else if (token === "]" || token === "}") {
      open.pop();
      const outer = open.at(-1) ?? whole;
      outer.join(level.close() + token, level.isMoved);
    } else if (token === ",") level.next();
    else if (token.trim() === "") level.space(token);
    else {
      const moved = movedToken(token, ends);
      level.join(moved, moved !== token);
    }
  }
  return whole.close();
}

function movedToken(token: string, ends: MovedEnds): string {
  const id = token.slice(1, -1);
  const next = token.startsWith('"') && isEndId(id) ? ends.get(id) : undefined;
  return next === undefined ? token : `"${next}"`;
}

/** A list or an object while it is read, without its brackets. */
class Level {
  readonly #isList: boolean;
  #text = "";
  #before: { readonly core: string; readonly isMoved: boolean } | null = null;
  /** The member that is being read, without the blanks before and after it. Trimming it in the end would copy it once for each bracket around it. */
  #core = "";
  #blanksBefore = "";
  #blanksAfter = "";
  #isMemberMoved = false;
  isMoved = false;

  constructor(isList: boolean) {
    this.#isList = isList;
  }

  space(blanks: string): void {
    if (this.#core === "") this.#blanksBefore += blanks;
    else this.#blanksAfter += blanks;
  }

  join(text: string, isMoved: boolean): void {
    this.#core += this.#blanksAfter + text;
    this.#blanksAfter = "";
    if (isMoved) this.#isMemberMoved = this.isMoved = true;
  }

  /** The member that was read is whole. */
  next(): void {
    const member = { core: this.#core, isMoved: this.#isMemberMoved };
    const isRepeated = this.#isList && this.#before !== null && (member.isMoved || this.#before.isMoved) && member.core === this.#before.core;
    if (!isRepeated) {
      this.#text += (this.#before === null ? "" : ",") + this.#blanksBefore + this.#core + this.#blanksAfter;
      this.#before = member;
    }
    this.#core = this.#blanksBefore = this.#blanksAfter = "";
    this.#isMemberMoved = false;
  }

  close(): string {
    this.next();
    return this.#text;
  }
}
