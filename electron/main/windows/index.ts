export { openMainWindow, type MainWindow } from "./mainWindow.ts";
export { nativeText } from "./nativeText.ts";
export { quitOnShutdown } from "./quitOnShutdown.ts";
export { createWindowPlacementFile } from "./windowPlacementFile.ts";
export { giveRoomToPages } from "./giveRoomToPages.ts";
