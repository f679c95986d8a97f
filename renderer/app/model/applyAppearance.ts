import type { Settings } from "#shared/settings/index.ts";

/** Puts theme, text size and motion on the page's root, where the style sheets look for them. */
export function applyAppearance(root: HTMLElement, settings: Pick<Settings, "theme" | "textScalePct" | "motion">): void {
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
  if (settings.motion === "reduced") root.dataset["motion"] = "reduced";
  else delete root.dataset["motion"];
  root.style.setProperty("--text-scale", String(settings.textScalePct / 100));
}
