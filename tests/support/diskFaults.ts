/** The calls of the port, each of which can be told to fail. */
export type DiskStep = "folderExists" | "list" | "read" | "sizeBytes" | "makeFolder" | "syncFolder" | "openFile" | "createFile" | "rename" | "remove" | "write" | "sync" | "truncate" | "close";

/**
 * refuse: nothing is done. done: everything is done, and yet it is refused. short, torn (of a write): the first part, or some sectors, are written, then it is
 * refused. forget (of a sync): refused, and the pages count as clean afterwards. flip (of a write): says yes and writes one bit wrong.
 */
export type FaultEffect = "refuse" | "done" | "short" | "torn" | "forget" | "flip";

export interface DiskFault {
  readonly step: DiskStep;
  readonly errno: string;
  readonly effect: FaultEffect;
  /** How many calls of this step go well first. */
  readonly after: number;
  /** How many calls then fail; Infinity until `mend`. */
  readonly times: number;
  /** Only calls whose path contains this. */
  readonly path?: string;
}

/** Which call fails how. Deterministic: counts calls. */
export class DiskFaults {
  private rules: { readonly fault: DiskFault; seen: number }[] = [];
  /** How many calls have been made to fail. */
  struck = 0;

  add(fault: DiskFault): void { this.rules.push({ fault, seen: 0 }); }
  /** From now on everything goes well. */
  mend(): void { this.rules = []; }
  isQuiet(): boolean { return this.rules.every(({ fault, seen }) => seen >= fault.after + fault.times); }

  /** Counts a call and says how it fails, if it does. */
  strike(step: DiskStep, path: string): DiskFault | null {
    let answer: DiskFault | null = null;
    for (const rule of this.rules) {
      if (rule.fault.step !== step || !path.includes(rule.fault.path ?? "")) continue;
      rule.seen += 1;
      if (rule.seen > rule.fault.after && rule.seen <= rule.fault.after + rule.fault.times) answer ??= rule.fault;
    }
    if (answer !== null) this.struck += 1;
    return answer;
  }
}
