import { plantFirstForest, row } from "./forestDriver.ts";
import { approve, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "./groupDriver.ts";
import { launchApp, type LaunchOptions, type RunningApp } from "./launchApp.ts";

type TwoApps = readonly [RunningApp, RunningApp];

/** Two real apps on one machine, each with a profile of its own, that find each other as on a network at home. 周敏 has planted a forest in the first. */
export async function launchTwo(first: LaunchOptions = {}, second: LaunchOptions = first): Promise<TwoApps> {
  const apps = await Promise.all([launchApp({ ...first, besideOthers: true }), launchApp({ ...second, besideOthers: true })]);
  await plantFirstForest(apps[0].page, "周敏");
  return apps;
}

/** The same, with a group of that forest: 周敏 has let `guestName` in, who has it open in the second. */
export async function startGroupOfTwo(guestName: string, options: LaunchOptions = {}): Promise<TwoApps> {
  const [host, guest] = await launchTwo(options);
  await makeGroup(host.page, "青禾小组");
  await knockFromWelcome(guest.page, await invite(host.page), guestName);
  await phraseOn(host.page, "asked");
  await approve(host.page);
  await openJoined(guest.page);
  await row(guest.page, "溯本认知").waitFor();
  return [host, guest];
}
