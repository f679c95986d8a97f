import type { ReactNode } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import type { NoteSheet as SheetName } from "#shared/notes/index.ts";
import type { NoteGoal, SideDocument } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";

/** What the shell tells a note's sheet, and what it hears from it. */
export interface NoteSheetProps {
  readonly pointId: PointId;
  readonly sheet: SheetName;
  readonly isReadOnly: boolean;
  /** When the text was last changed, where the shell knows it. */
  readonly changedAtMs?: number | null;
  /** The quiet words behind the title of a section of a case, by the section's name. */
  readonly sectionHints?: Readonly<Record<string, string>>;
  /** Left of the tools: who sees the note, what it is. */
  readonly renderHead?: ReactNode;
  /** Under the title, e.g. the fields of a case. */
  readonly renderFacts?: ReactNode;
  /** Right of the text, e.g. its comments. */
  readonly renderMargin?: (port: NoteEditorPort) => ReactNode;
  /** A mention was pressed; it is selected already. */
  readonly onOpenPoint?: (pointId: PointId) => void;
  /** Somebody wants to look at a file of the note; `drafted`: it stands in this copy of it, which nobody has been sent yet. */
  readonly onOpenFile?: (sha256: string, drafted?: SideDocument["doc"]) => void;
  /** Where in the text somebody wants to go; a new object for each time. */
  readonly goal?: NoteGoal | null;
  /** They are there, or the words are gone. */
  readonly onGoal?: () => void;
  /** The tools for these stand only where somebody answers. */
  readonly onComment?: () => void;
  readonly onHistory?: () => void;
}
