/**
 * The names alone, without schemas: the preload checks against these lists, and must not carry zod into every start of the app.
 * `contract.ts` proves at compile time that they match its tables.
 */
export const CALL_NAMES = [
  "app.info", "app.usable", "app.mayClose", "app.openLogsFolder", "app.openDataFolder",
  "menu.set",
  "settings.read", "settings.write", "settings.moveDataFolder",
  "forests.list", "forests.create", "forests.relabel", "forests.duplicate", "forests.trash", "forests.restore", "forests.purge",
  "log.open", "log.append", "log.nextSeq", "log.close",
  "notes.open", "notes.readMany", "notes.list", "notes.changedAfter", "notes.versions", "notes.versionAt",
  "history.timeline", "history.steps", "history.stateAt",
  "backups.list", "backups.take", "backups.read", "backups.restoreAsNew", "backups.folder", "backups.chooseFolder", "backups.forgetFolder",
  "exchange.exportForest", "exchange.importForest", "exchange.importBytes",
  "attachments.begin", "attachments.chunk", "attachments.finish", "attachments.cancel", "attachments.pick", "attachments.read", "attachments.saveAs", "attachments.text", "attachments.collect",
  "printing.saveFile", "printing.beginTiles", "printing.saveTile", "printing.endTiles", "printing.savePdf", "printing.print", "printing.savePagePdf", "printing.printPage", "printing.stop",
  "groups.state", "groups.create", "groups.clientIds", "groups.ownClientIds", "groups.invite", "groups.saveInvite", "groups.revokeInvite", "groups.linkDevice", "groups.cancelDeviceLink", "groups.unlinkDevice", "groups.answerRequest", "groups.readLink", "groups.pickInvite", "groups.join", "groups.cancelJoin", "groups.setRole", "groups.remove", "groups.handOver", "groups.leave", "groups.forget", "groups.rebuild", "groups.rename", "groups.setKeeper", "groups.setPaused", "groups.follow", "groups.unfollow", "groups.applied", "groups.setPresence", "groups.exportChanges", "groups.importChanges", "groups.diagnose", "groups.dial", "groups.fetchFile", "groups.cancelFile", "groups.addresses",
  "health.check",
  "diagnostics.report",
] as const;

export const EVENT_NAMES = ["menu.action", "app.closing", "settings.changed", "groups.changed", "groups.delivered", "groups.presence", "groups.joining", "groups.file", "groups.linkOpened"] as const;

/** The one channel for calls and the one for events. */
export const CALL_CHANNEL = "bridge:call";
export const EVENT_CHANNEL = "bridge:event";
