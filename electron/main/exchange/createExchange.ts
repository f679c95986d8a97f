import type { CallOutput, Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import type { ExchangeTasks, ForestFileSource, LeftOutFiles } from "#electron/exchange/index.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { ExchangeDialogs } from "./exchangeDialogs.ts";
import { forestFileName, nameFromFile } from "./forestFileName.ts";

export interface ExchangeParts {
  readonly tasks: ExchangeTasks;
  readonly forests: Pick<ForestFolders, "list" | "dirOf" | "createFrom">;
  readonly dialogs: ExchangeDialogs;
}

type ExchangeCalls = Extract<keyof Handlers, `exchange.${string}`>;
type BroughtIn = CallOutput<"exchange.importBytes">;

const NAME_LENGTH = 120;

/** Taking a forest out into one file and bringing one in. An import always makes a new forest; a refused file makes none. */
export function createExchange({ tasks, forests, dialogs }: ExchangeParts): { readonly handlers: Pick<Handlers, ExchangeCalls> } {
  const bringIn = async (source: ForestFileSource, fileName: string): Promise<BroughtIn> => {
    const { name, documents, soundFiles, ...seen } = await tasks.unpackForestFile(source);
    let { leftOutFiles } = seen;
    const label = labelOf(name) ?? labelOf(nameFromFile(fileName)) ?? "forest";
    // Read once more for its files: they are too large to be carried to and fro.
    const fill = soundFiles === 0 ? undefined : async (forestDir: string, nowMs: number): Promise<void> => {
      ({ leftOutFiles } = await tasks.unpackForestFile({ ...source, filesInto: { forestDir, nowMs } }));
    };
    const forest = await forests.createFrom(unlike(label, (await forests.list()).map((entry) => entry.name)), documents, fill);
    return leftOutFiles === 0 ? { forest } : { forest, leftOutFiles };
  };
  return {
    handlers: {
      "exchange.exportForest": async ({ forestId, withPersonal }) => {
        const entry = (await forests.list()).find((one) => one.forestId === forestId);
        if (entry === undefined) throw new StorageError("not-found", "no such forest");
        const path = await dialogs.saveAs(forestFileName(entry.name));
        if (path === null) return { savedAs: null, sizeBytes: 0 };
        const { sizeBytes, leftOut } = await tasks.packForestFile({ forestDir: forests.dirOf(forestId), withPersonal, path });
        return isAnything(leftOut) ? { savedAs: path, sizeBytes, leftOutFiles: leftOut } : { savedAs: path, sizeBytes };
      },
      "exchange.importForest": async () => {
        const path = await dialogs.open();
        return path === null ? { forest: null } : bringIn({ path }, path);
      },
      "exchange.importBytes": ({ fileName, bytes }) => bringIn({ packed: bytes }, fileName),
    },
  };
}

const isAnything = ({ forSpace, unreadable }: LeftOutFiles): boolean => forSpace + unreadable > 0;

/** Two of one name in a list could not be told apart: 森林, 森林 2, 森林 3. */
function unlike(label: string, names: readonly string[]): string {
  let candidate = label;
  for (let number = 2; names.includes(candidate); number += 1) candidate = `${label.slice(0, NAME_LENGTH - 8)} ${number}`;
  return candidate;
}

/** A name as a list shows it; null when nothing is left of it. */
function labelOf(name: string | null): string | null {
  const label = (name ?? "").trim().slice(0, NAME_LENGTH).replace(/[\ud800-\udbff]$/, "").trim();
  return label === "" ? null : label;
}
