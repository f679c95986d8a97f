import type { GroupDevice, Route } from "#shared/sync/index.ts";
import type { IconName } from "#renderer/ui/index.ts";

export const ROUTE_ICONS: Readonly<Record<Route, IconName>> = { lan: "wifi", direct: "direct", relay: "relay", keeper: "keeper", file: "exchange-file" };

/** What the column 路由 says of a device. */
export interface RouteLook {
  readonly icon: IconName;
  readonly what: Route | "here" | "offline" | "never";
  /** `near`: straight from machine to machine; `far`: over something in between; `away`: not now. */
  readonly tone: "near" | "far" | "away";
}

export function routeLook({ isThisOne, isOnline, route, lastHeardAtMs }: GroupDevice): RouteLook {
  if (isThisOne) return { icon: "storage", what: "here", tone: "near" };
  if (isOnline && route !== null) return { icon: ROUTE_ICONS[route], what: route, tone: route === "lan" || route === "direct" ? "near" : "far" };
  // A file that goes back and forth is a way, too, though nobody is ever online on it.
  if (route === "file") return { icon: ROUTE_ICONS.file, what: "file", tone: "far" };
  return { icon: "offline", what: lastHeardAtMs === null ? "never" : "offline", tone: "away" };
}
