import type { Editor, Range } from "@tiptap/core";
import { addPoint, isPrivate, LIMITS, startsPrivate, wisdomOf } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import { guessLinkType } from "#renderer/features/notes/model/guessLinkType.ts";
import { likelyType } from "#renderer/features/notes/model/noteLinks.ts";
import { mayCreate, searchMentions } from "#renderer/features/notes/model/searchMentions.ts";
import { readingsNow } from "../noteReadings.ts";
import type { NoteRoom } from "../noteRoom.ts";
import type { SuggestRow } from "./suggestState.ts";

const MAX_FOUND = 7;

export interface MentionParts { readonly forest: OpenForest; readonly shell: ShellPort; readonly room: NoteRoom; readonly t: Translate }

/** The points a mention may mean, and last the one it may make. */
export function mentionRows(parts: MentionParts, query: string, editor: Editor, range: Range): readonly SuggestRow[] {
  const { forest: { view }, room, t } = parts;
  const found = searchMentions(view, { query, own: room.pointId, sheet: room.sheet, readings: readingsNow(), limit: MAX_FOUND });
  const rows: SuggestRow[] = found.map(({ point, alias }) => ({
    id: point.id, label: point.title, wisdom: wisdomOf(view, point.id) ?? null, isPrivate: isPrivate(point),
    detail: alias ?? (point.parentId === null ? undefined : view.point(point.parentId)?.title),
    pick: () => { insertMention(parts, editor, range, { id: point.id, title: point.title }); },
  }));
  const title = query.trim().slice(0, LIMITS.title);
  if (mayCreate(found, title)) rows.push({ id: "new", label: t("notes.mention.create", { title }), isNew: true, pick: () => { createAndMention(parts, editor, range, title); } });
  return rows;
}

/** What is mentioned in a private note begins private, and so does what begins below something private. */
function createAndMention(parts: MentionParts, editor: Editor, range: Range, title: string): void {
  const { forest, shell, room } = parts;
  const made = forest.run(addPoint, { title, parentId: room.pointId, isPrivate: room.sheet === "own" || startsPrivate(forest.view, "point", [room.pointId]) });
  // i18n-keys: point.error.*
  if (made.ok) insertMention(parts, editor, range, { id: made.value, title });
  else shell.toast({ tone: "warn", key: `point.error.${made.error.code}` });
}

function insertMention({ forest, room }: MentionParts, editor: Editor, range: Range, { id, title }: { readonly id: PointId; readonly title: string }): void {
  const $from = editor.state.doc.resolve(range.from);
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, " ");
  editor.chain().focus().insertContentAt(range, { type: "pointRef", attrs: { pointId: id, label: title } }).run();
  room.justMentioned.set({ pointId: id, type: likelyType(forest.view, room.pointId, guessLinkType(before)) });
}
