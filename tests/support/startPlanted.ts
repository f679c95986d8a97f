import type { Page } from "playwright-core";
import { plantFirstForest } from "./forestDriver.ts";
import { forestFacts, type ForestFacts } from "./graphDriver.ts";
import { launchApp, type LaunchOptions, type RunningApp } from "./launchApp.ts";

export interface PlantedApp {
  readonly running: RunningApp;
  readonly page: Page;
  /** What is there before anybody does anything. */
  readonly planted: ForestFacts;
}

/** The app on an empty profile, with its first forest just planted. */
export async function startPlanted(options: LaunchOptions): Promise<PlantedApp> {
  const running = await launchApp(options);
  await plantFirstForest(running.page);
  return { running, page: running.page, planted: await forestFacts(running.page) };
}
