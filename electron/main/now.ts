import { app } from "electron";

const HOURS_MS = 60 * 60 * 1000;
/** A test may live in another week; what is handed out never does. */
const offsetMs = app.isPackaged ? 0 : Number(process.env["KNOWLEDGE_FOREST_CLOCK_OFFSET_HOURS"] ?? 0) * HOURS_MS;

/** Milliseconds since 1970 by this machine's clock. */
export const nowMs = (): number => Date.now() + offsetMs;
