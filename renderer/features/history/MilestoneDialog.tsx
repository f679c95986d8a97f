import type { ReactElement } from "react";
import { MilestoneForm } from "./components/MilestoneForm.tsx";

/** Gives this moment a name, so that it is found again in the history. */
export function MilestoneDialog({ onClose }: { onClose(): void }): ReactElement {
  return <MilestoneForm milestone={null} onClose={onClose} />;
}
