import { createRoot } from "react-dom/client";
import { readSettings } from "#shared/settings/index.ts";
import { I18nProvider, loadLanguage } from "#renderer/i18n/index.ts";
import { callMain, reportProblem, SettingsProvider } from "#renderer/runtime/index.ts";
import { App } from "./App.tsx";
import { applyAppearance } from "./model/applyAppearance.ts";

/** Reads what the first screen needs, sets the theme before anything is drawn, then draws. */
export function startApp(page: Document): void {
  const root = page.getElementById("root");
  if (root === null) return;
  window.addEventListener("error", (event) => { reportProblem("window", event.error ?? event.message); });
  window.addEventListener("unhandledrejection", (event) => { reportProblem("promise", event.reason); });
  void draw(page, root);
}

async function draw(page: Document, root: HTMLElement): Promise<void> {
  const answer = await callMain("settings.read", {});
  if (!answer.ok) reportProblem("settings.read", answer.error.code);
  const settings = answer.ok ? answer.value : readSettings({});
  applyAppearance(page.documentElement, settings);
  // Fetched side by side with the first drawing; the provider waits for it.
  void loadLanguage(settings.language);
  createRoot(root).render(
    <SettingsProvider initial={settings}>
      <I18nProvider><App /></I18nProvider>
    </SettingsProvider>,
  );
}
