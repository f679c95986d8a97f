import type { MoveName } from "../benchPageTypes.ts";
import type { BenchForest } from "./openBenchForest.ts";
import type { GraphData } from "./graphData.ts";

export interface Stage {
  /** Fills the window. */
  readonly host: HTMLElement;
  readonly forest: BenchForest;
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** Computed when first asked for: our own graph does without. */
  data(): GraphData;
}

export interface Movement {
  /** One step, called once per frame. */
  step(frame: number): void;
  end(): void;
  gesture(): string | null;
}

/** A contestant on the screen. */
export interface Mounted {
  begin(move: MoveName): Promise<Movement>;
  close(): void;
}

export type Contestant = (stage: Stage) => Promise<Mounted>;
