import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFileLog } from "#electron/durableLog/fileLog.ts";
import { failingLogFiles } from "#tests/support/failingLogFiles.ts";
import { updateLogContract } from "./updateLog.contract.ts";

const errnoByCode = { "disk-full": "ENOSPC", permission: "EACCES", unexpected: "EIO" } as const;

for (const step of ["write", "sync"] as const) {
  updateLogContract(`fileLog (failing at ${step})`, async () => {
    const forestDir = await mkdtemp(join(tmpdir(), "file-log-"));
    const files = failingLogFiles();
    return {
      openLog: () => createFileLog({ fs: files.fs, forestDir, nowMs: () => 0 }),
      failNextAppend: (code) => files.failNext(step, errnoByCode[code]),
      dispose: () => rm(forestDir, { recursive: true, force: true }),
    };
  });
}
