import { calls, type CallName, type CallOutput, type Handlers, type IpcErrorCode, type IpcResult } from "#shared/ipc/contract.ts";
import { StorageError, type StorageErrorCode } from "#shared/storage/index.ts";

export interface AnswerCallParts {
  readonly handlers: Handlers;
  /** Development also checks what we answer; in a release that would cost time for nothing. */
  readonly checkOutput: boolean;
  readonly logFailure: (name: string, cause: unknown) => void;
}

/** Tens of thousands of updates: checking each doubles the time to open a forest, and they come from our own reader. */
const TRUSTED_OUTPUTS: ReadonlySet<CallName> = new Set(["log.open"]);

const ipcCodeByStorageCode: Readonly<Record<StorageErrorCode, IpcErrorCode>> = {
  "disk-full": "disk-full", permission: "permission", "not-found": "not-found", corrupt: "corrupt", busy: "busy",
  "out-of-order": "invalid-input", "too-large": "too-large",
  "newer-format": "newer-format", "not-open": "not-allowed", refused: "not-allowed",
  unexpected: "unexpected",
};

/** Answers one call of the page: known name, parsed input, and always an envelope. What went wrong in full goes to the log file only. */
export async function answerCall(parts: AnswerCallParts, name: unknown, input: unknown): Promise<IpcResult<unknown>> {
  if (!isCallName(name)) return { ok: false, error: { code: "not-allowed", detail: "no such call" } };
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    // Only where it is wrong: the value itself may be what a person wrote.
    const places = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`).join("; ");
    parts.logFailure(name, places);
    return { ok: false, error: { code: "invalid-input", detail: places.slice(0, 500) } };
  }
  try {
    const value = await handlerOf(parts.handlers, name)(parsed.data);
    return { ok: true, value: parts.checkOutput && !TRUSTED_OUTPUTS.has(name) ? calls[name].output.parse(value) : value };
  } catch (cause) {
    parts.logFailure(name, cause);
    const code = cause instanceof StorageError ? cause.code : "unexpected";
    return { ok: false, error: { code: ipcCodeByStorageCode[code], detail: code } };
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === "string" && Object.hasOwn(calls, name);
}

function handlerOf(handlers: Handlers, name: CallName): (input: unknown) => Promise<CallOutput<CallName>> {
  // SAFETY: the caller has parsed the input with the schema of the same name, which is what the handler of that name takes.
  return handlers[name] as (input: unknown) => Promise<CallOutput<CallName>>;
}
