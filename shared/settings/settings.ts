import * as z from "zod";
import { NETWORK_DEFAULTS, networkSettingsSchema } from "./network.ts";

/** What a person sets for this machine. Every field has a default, so an old or damaged file always opens. */
export const settingsSchema = z.object({
  /** Chosen on first run; empty until then. */
  displayName: z.string().max(60).catch(""),
  /** Made once by main on first start; names this person in what they create. */
  personId: z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/).catch("pr_unset"),
  language: z.enum(["zh-CN", "en"]).catch("zh-CN"),
  theme: z.enum(["system", "light", "dark"]).catch("system"),
  /** Percent of the normal text size. */
  textScalePct: z.number().int().min(80).max(200).catch(100),
  motion: z.enum(["system", "reduced"]).catch("system"),
  lastForestId: z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/).nullable().catch(null),
  network: networkSettingsSchema.catch(NETWORK_DEFAULTS),
});

export type Settings = z.output<typeof settingsSchema>;

/** The part of the settings the renderer may change directly; the rest has a call of its own. */
export const settingsPatchSchema = z.object({
  displayName: z.string().trim().max(60),
  language: z.enum(["zh-CN", "en"]),
  theme: z.enum(["system", "light", "dark"]),
  textScalePct: z.number().int().min(80).max(200),
  motion: z.enum(["system", "reduced"]),
  lastForestId: z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/).nullable(),
  network: networkSettingsSchema,
}).partial().strict();

export type SettingsPatch = z.output<typeof settingsPatchSchema>;
/** What main changes: also who this installation belongs to, once it was linked by another device of the same person. */
export type SettingsChange = SettingsPatch & Partial<Pick<Settings, "personId">>;

/** Reads settings from an untrusted file: a bad field falls back to its default, nothing throws. */
export function readSettings(raw: unknown): Settings {
  const fields = typeof raw === "object" && raw !== null ? raw : {};
  return settingsSchema.parse(fields);
}
