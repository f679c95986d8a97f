export { APP_URL, declareAppScheme, serveAppScheme } from "./appProtocol.ts";
export { guardPages } from "./guardPages.ts";
export { lockSession } from "./lockSession.ts";
