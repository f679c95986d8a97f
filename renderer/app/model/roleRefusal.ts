import { whoGoverns } from "#renderer/features/groups/index.ts";
import type { OpenForest, ShellPort, ToastRequest } from "#renderer/runtime/index.ts";

/** A refusal because the forest can only be read says, where a role in the group is the reason, which one that is and who could change it. */
export function withRole(request: ToastRequest, forest: OpenForest | null, text: ShellPort["text"]): ToastRequest {
  const state = forest?.group.state.get() ?? null;
  const role = state?.myRole ?? null;
  if (!request.key.endsWith(".read-only") || forest?.report.get().readOnlyBecause !== "role" || state === null || role === null) return request;
  // i18n-keys: groups.role.*
  return { ...request, key: "groups.refused.by-role", values: { role: text(`groups.role.${role}`), who: whoGoverns(state, text) } };
}
