import { callMain } from "./ipcClient.ts";

const MAX_MESSAGE_CHARS = 500;

/** Sends a problem to the log file. Never throws and never waits; what a person wrote must not be in `thrown`. */
export function reportProblem(where: string, thrown: unknown, level: "warn" | "error" = "error"): void {
  const message = (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)).slice(0, MAX_MESSAGE_CHARS);
  // callMain answers instead of rejecting; when even the report cannot be sent there is nobody left to tell.
  void callMain("diagnostics.report", { level, where, message });
}
