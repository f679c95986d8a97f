/// <reference types="vite/client" />
import type { Texts } from "./byRoom.ts";

/** Every room's file, by path; `byRoom` puts them together. */
export const files: Readonly<Record<string, Texts>> = import.meta.glob<Texts>("../../shared/i18n/locales/zh-CN/*.json", { eager: true, import: "default" });
