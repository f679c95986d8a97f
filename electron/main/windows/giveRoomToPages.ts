import { app } from "electron";

/**
 * A page's engine starts with a nursery for new objects of one megabyte and lets it grow to sixteen: the first large change that others bring, and the first words in a long
 * note, would be interrupted for sweeping again and again. It has the whole from the start. To be called before the app is ready.
 */
export function giveRoomToPages(): void {
  const given = app.commandLine.getSwitchValue("js-flags");
  app.commandLine.appendSwitch("js-flags", [given, "--min-semi-space-size=16"].filter((flag) => flag !== "").join(" "));
}
