/// <reference types="vite/client" />
import { byRoom, type Texts } from "./byRoom.ts";

export const texts: Texts = byRoom(import.meta.glob<Texts>("../../shared/i18n/locales/en/*.json", { eager: true, import: "default" }));
