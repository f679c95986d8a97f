import { vi } from "vitest";

/** One thing that was done with a context: a call with what it was given, or a property that was set. */
export interface Drawn {
  readonly what: string;
  readonly given: readonly unknown[];
  /** The properties in force at that moment. */
  readonly look: Readonly<Record<string, unknown>>;
}

export interface RecordingContext {
  readonly context: CanvasRenderingContext2D;
  readonly drawn: Drawn[];
  /** The calls of this name. */
  calls(what: string): Drawn[];
}

/** A 2D context that draws nothing and writes everything down. */
export function recordingContext(): RecordingContext {
  const drawn: Drawn[] = [];
  const look: Record<string, unknown> = { globalAlpha: 1 };
  // SAFETY: every call of a context is answered; whoever draws reads nothing back.
  const context = new Proxy({}, {
    get: (_, name) => (typeof name === "string" && name in look ? look[name] : (...given: unknown[]) => { drawn.push({ what: String(name), given, look: { ...look } }); }),
    set(_, name, value) {
      look[String(name)] = value;
      return true;
    },
  }) as unknown as CanvasRenderingContext2D;
  return { context, drawn, calls: (what) => drawn.filter((each) => each.what === what) };
}

export interface RecordedPath {
  readonly steps: (readonly [string, ...unknown[]])[];
}

/** Paths that write down how they were made, in place of the browser's. */
export function recordPaths(): { readonly made: RecordedPath[] } {
  const made: RecordedPath[] = [];
  vi.stubGlobal("Path2D", class {
    readonly steps: (readonly [string, ...unknown[]])[] = [];
    constructor() { made.push(this); }
    roundRect(...given: unknown[]): void { this.steps.push(["roundRect", ...given]); }
    ellipse(...given: unknown[]): void { this.steps.push(["ellipse", ...given]); }
    moveTo(...given: unknown[]): void { this.steps.push(["moveTo", ...given]); }
    lineTo(...given: unknown[]): void { this.steps.push(["lineTo", ...given]); }
    quadraticCurveTo(...given: unknown[]): void { this.steps.push(["quadraticCurveTo", ...given]); }
    closePath(): void { this.steps.push(["closePath"]); }
  });
  return { made };
}
