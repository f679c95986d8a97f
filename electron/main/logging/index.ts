export { openAppLog, type AppLog } from "./appLog.ts";
