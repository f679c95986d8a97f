import { casesOf, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";

/** What a case has to do with a point or a link. */
export interface CaseLink {
  readonly link: LinkRecord;
  /** What it illustrates or refutes. */
  readonly end: EndId;
}

/** What a case illustrates (印证) and what it speaks against (反例), in the order in which it was said. */
export interface CaseLinks {
  readonly illustrates: readonly CaseLink[];
  readonly refutes: readonly CaseLink[];
}

/** Reads the links of one case. Only what it says itself counts as 反例; 印证 may have been drawn from either side. */
export function caseLinks(view: ForestView, id: PointId): CaseLinks {
  const illustrates: CaseLink[] = [];
  const refutes: CaseLink[] = [];
  for (const linkId of view.linksAt(id)) {
    const link = view.link(linkId);
    if (link?.type === "illustrates") illustrates.push({ link, end: link.from === id ? link.to : link.from });
    else if (link?.type === "refutes" && link.from === id) refutes.push({ link, end: link.to });
  }
  return { illustrates, refutes };
}

/** How many cases illustrate something, and how many speak against it: what a dispute is weighed by. */
export function caseBalance(view: ForestView, end: EndId): { readonly supporting: number; readonly opposing: number } {
  const opposing = new Set(view.linksAt(end).flatMap((linkId) => {
    const link = view.link(linkId);
    return link?.type === "refutes" && link.to === end && isPointId(link.from) && view.point(link.from)?.kind === "case" ? [link.from] : [];
  }));
  return { supporting: casesOf(view, end).filter(({ id }) => !opposing.has(id)).length, opposing: opposing.size };
}
