import type { ServiceCalls, ServiceCore } from "./serviceTypes.ts";

type FileCalls = Pick<ServiceCalls, "setShelf" | "fetchFile" | "cancelFile" | "fileTaken">;

/** The calls about files that shared notes name. */
export function fileCallsOf(core: ServiceCore): FileCalls {
  return {
    async setShelf({ groupId, forestDir }) {
      await core.groups.get(groupId)?.files.setForest(forestDir);
      return null;
    },
    fetchFile: async ({ groupId, sha256, limitBytes }) => core.groups.get(groupId)?.files.want(sha256, limitBytes) ?? null,
    async cancelFile({ groupId, sha256 }) {
      core.groups.get(groupId)?.files.cancel(sha256);
      return null;
    },
    async fileTaken({ groupId, sha256 }) {
      await core.groups.get(groupId)?.files.taken(sha256);
      return null;
    },
  };
}
