import { app, BrowserWindow } from "electron";
import { giveRoomToPages } from "#electron/main/windows/index.ts";

/** One window with the web preferences of the product (electron/main/windows/mainWindow.ts) on the page of the bench. */
async function openWindow(): Promise<void> {
  const url = process.env["GRAPH_BENCH_URL"];
  if (url === undefined) throw new Error("GRAPH_BENCH_URL is not set");
  await app.whenReady();
  const window = new BrowserWindow({
    width: 1280, height: 800, useContentSize: true, show: true, autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: false },
  });
  await window.loadURL(url);
}

giveRoomToPages();
app.on("window-all-closed", () => { app.quit(); });
openWindow().catch((cause: unknown) => {
  process.stderr.write(`${String(cause)}\n`);
  app.exit(1);
});
