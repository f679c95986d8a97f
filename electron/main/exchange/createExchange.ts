import type { ForestEntry, Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import type { ExchangeTasks } from "#electron/exchange/index.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { ExchangeDialogs } from "./exchangeDialogs.ts";
import { forestFileName, nameFromFile } from "./forestFileName.ts";

export interface ExchangeParts {
  readonly tasks: ExchangeTasks;
  readonly forests: Pick<ForestFolders, "list" | "dirOf" | "createFrom">;
  readonly dialogs: ExchangeDialogs;
}

type ExchangeCalls = Extract<keyof Handlers, `exchange.${string}`>;
type Unpacked = Awaited<ReturnType<ExchangeTasks["unpackForestFile"]>>;

const NAME_LENGTH = 120;

/** Taking a forest out into one file and bringing one in. An import always makes a new forest; a refused file makes none. */
export function createExchange({ tasks, forests, dialogs }: ExchangeParts): { readonly handlers: Pick<Handlers, ExchangeCalls> } {
  const bringIn = async ({ name, documents }: Unpacked, fileName: string): Promise<ForestEntry> => {
    const label = labelOf(name) ?? labelOf(nameFromFile(fileName)) ?? "forest";
    return forests.createFrom(unlike(label, (await forests.list()).map((entry) => entry.name)), documents);
  };
  return {
    handlers: {
      "exchange.exportForest": async ({ forestId, withPersonal }) => {
        const entry = (await forests.list()).find((one) => one.forestId === forestId);
        if (entry === undefined) throw new StorageError("not-found", "no such forest");
        const path = await dialogs.saveAs(forestFileName(entry.name));
        if (path === null) return { savedAs: null, sizeBytes: 0 };
        const { sizeBytes } = await tasks.packForestFile({ forestDir: forests.dirOf(forestId), withPersonal, path });
        return { savedAs: path, sizeBytes };
      },
      "exchange.importForest": async () => {
        const path = await dialogs.open();
        return { forest: path === null ? null : await bringIn(await tasks.unpackForestFile({ path }), path) };
      },
      "exchange.importBytes": async ({ fileName, bytes }) => ({ forest: await bringIn(await tasks.unpackForestFile({ packed: bytes }), fileName) }),
    },
  };
}

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
