import type { Settings } from "#shared/settings/index.ts";

export type Language = Settings["language"];

/** What a new forest begins with: the skeleton of human wisdom, or nothing. */
export type ForestStart = "skeleton" | "empty";

/** Everything the first screen asks for. Names are trimmed and never empty. */
export interface WelcomeChoice {
  readonly displayName: string;
  readonly forestName: string;
  readonly language: Language;
  readonly start: ForestStart;
}

/** Why planting did not work, in words the screen has a text for. */
export type WelcomeError = "disk-full" | "permission" | "skeleton-unreadable" | "folder-taken" | "folder-inside" | "unexpected";
