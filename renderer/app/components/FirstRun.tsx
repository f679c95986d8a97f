import { useEffect, useState, type ReactElement } from "react";
import type { IpcErrorCode } from "#shared/ipc/contract.ts";
import { isPersonId } from "#shared/kernel/index.ts";
import { WelcomeView, type WelcomeChoice, type WelcomeError } from "#renderer/features/welcome/index.ts";
import { callMain, createForestWithPlan, loadSkeletonPlan, useSettings, useShell, type OpenForest } from "#renderer/runtime/index.ts";

/** What main answers when the data folder cannot be moved, in the words of this screen. */
const MOVE_ERRORS: Readonly<Partial<Record<IpcErrorCode, WelcomeError>>> = { "disk-full": "disk-full", permission: "permission", busy: "folder-taken", "not-allowed": "folder-inside" };
const KNOWN_ERRORS: readonly string[] = ["disk-full", "permission", "skeleton-unreadable"];

/** The first screen with everything it needs from the machine: settings, the data folder, planting. */
export function FirstRun({ onPlanted }: { readonly onPlanted: (forest: OpenForest) => void }): ReactElement {
  const { settings, write } = useSettings();
  const shell = useShell();
  const [dataDir, setDataDir] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WelcomeError | null>(null);
  useEffect(() => { void callMain("app.info", {}).then((info) => { if (info.ok) setDataDir(info.value.dataDir); }); }, []);

  const plant = async (choice: WelcomeChoice): Promise<void> => {
    setBusy(true);
    setError(null);
    const planted = await plantForest(choice, isPersonId(settings.personId) ? settings.personId : "pr_unset");
    setBusy(false);
    if (!planted.ok) {
      setError(planted.error);
      return;
    }
    await write({ displayName: choice.displayName, language: choice.language });
    onPlanted(planted.forest);
  };
  const moveFolder = async (): Promise<void> => {
    const moved = await callMain("settings.moveDataFolder", {});
    if (moved.ok) setDataDir(moved.value.dataDir);
    else setError(MOVE_ERRORS[moved.error.code] ?? "unexpected");
  };
  const importForest = (displayName: string): void => {
    if (displayName !== "") void write({ displayName });
    shell.openDialog({ kind: "import-forest", file: null });
  };
  const join = (displayName: string): void => {
    if (displayName !== "") void write({ displayName });
    shell.openDialog({ kind: "join-group", link: null });
  };
  return (
    <WelcomeView initialName={settings.displayName} language={settings.language} dataDir={dataDir} busy={busy} error={error}
      onLanguageChange={(language) => { void write({ language }); }} onMoveDataFolder={() => { void moveFolder(); }} onImport={importForest} onJoin={join} onPlant={(choice) => { void plant(choice); }} />
  );
}

type Planted = { readonly ok: true; readonly forest: OpenForest } | { readonly ok: false; readonly error: WelcomeError };

async function plantForest(choice: WelcomeChoice, author: `pr_${string}`): Promise<Planted> {
  const plan = choice.start === "empty" ? null : await loadSkeletonPlan(choice.language);
  if (choice.start === "skeleton" && plan === null) return { ok: false, error: "skeleton-unreadable" };
  const made = await createForestWithPlan({ name: choice.forestName, plan, authorName: choice.displayName }, { author });
  if (made.ok) return { ok: true, forest: made.value };
  // SAFETY: checked against the list of codes the screen has words for.
  return { ok: false, error: KNOWN_ERRORS.includes(made.error.code) ? (made.error.code as WelcomeError) : "unexpected" };
}
