export { openMainWindow, type MainWindow } from "./mainWindow.ts";
export { nativeText } from "./nativeText.ts";
export { createWindowPlacementFile } from "./windowPlacementFile.ts";
