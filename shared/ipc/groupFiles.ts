import * as z from "zod";
import { isAttachmentId } from "#shared/attachments/index.ts";

/** A file that a shared note names, on its way from another member. Nothing of it is a path. */
export const groupFileSchema = z.object({
  sha256: z.string().refine(isAttachmentId),
  /**
   * `here`: on this machine · `asking`: nobody has answered yet · `waiting`: nobody who is online has it · `too-large`: somebody has it, and a person has to say that they want it ·
   * `queued`: others come first · `fetching` · `keeping`: it came, and is put where it belongs · `failed`: this disk refused · `away`: there is no group to ask, or it does not run.
   */
  stage: z.enum(["here", "asking", "waiting", "too-large", "queued", "fetching", "keeping", "failed", "away"]),
  haveBytes: z.number().int(),
  /** Null: nobody has said yet. */
  totalBytes: z.number().int().nullable(),
  /** Who has it by their own word (online), then who put it into a note and had it then. */
  people: z.array(z.object({ personId: z.string(), name: z.string().max(120), isOnline: z.boolean() })),
});
export type GroupFile = z.output<typeof groupFileSchema>;

export const NO_GROUP_FILE: Omit<GroupFile, "sha256"> = { stage: "away", haveBytes: 0, totalBytes: null, people: [] };
