import { createMemoryDisk, createMemoryLog } from "#tests/support/memoryLog.ts";
import { updateLogContract } from "./updateLog.contract.ts";

updateLogContract("memoryLog", async () => {
  const disk = createMemoryDisk();
  const logs: ReturnType<typeof createMemoryLog>[] = [];
  return {
    openLog: () => {
      const log = createMemoryLog(disk);
      logs.push(log);
      return log;
    },
    failNextAppend: (code) => { for (const log of logs) log.failNextAppend(code); },
    dispose: async () => undefined,
  };
});
