import type { ThreadRecord } from "#shared/discussion/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useAuthorName } from "./useAuthorName.ts";

/** What a thread is called where its words are not read out: who began it, and how much was said. */
export function useThreadLabel({ comments, createdBy }: ThreadRecord): string {
  const t = useT();
  const name = useAuthorName(comments[0]?.createdBy ?? createdBy);
  return t("comments.cardBy", { name, count: comments.length });
}
