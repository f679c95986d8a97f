/** Study groups (小组): who shares a forest, and what has reached whom. */
export { groupActions } from "./actions.ts";
export { AwayNews } from "./AwayNews.tsx";
export { FollowBar } from "./FollowBar.tsx";
export { GroupChip } from "./GroupChip.tsx";
export { GroupsView } from "./GroupsView.tsx";
export { GroupVoice, JoiningVoice } from "./GroupVoice.tsx";
export { JoinDialog } from "./JoinDialog.tsx";
export { RebuildDialog } from "./RebuildDialog.tsx";
export { OnlinePeople } from "./OnlinePeople.tsx";
export { whoGoverns } from "./model/whoGoverns.ts";
export { readInviteFile } from "./model/readInviteFile.ts";
export type { GroupPort, JoiningPort } from "./model/groupPort.ts";
