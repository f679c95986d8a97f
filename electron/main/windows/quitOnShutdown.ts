export interface ShutdownSources {
  readonly power: { on(event: "shutdown", listener: () => void): unknown };
  readonly window: { on(event: "session-end", listener: () => void): unknown };
  readonly quit: () => void;
}

/** When the system goes down the app quits by its usual way, so that the page can still save. */
export function quitOnShutdown({ power, window, quit }: ShutdownSources): void {
  // Linux and macOS wait for us only when the event is prevented; Electron's types leave the event out.
  power.on("shutdown", (...events: readonly { preventDefault(): void }[]) => {
    for (const event of events) event.preventDefault();
    quit();
  });
  // Windows tells the window instead, and leaves it a few seconds.
  window.on("session-end", quit);
}
