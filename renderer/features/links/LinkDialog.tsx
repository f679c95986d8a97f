import { useRef, useState } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { LinkForm } from "./components/LinkForm.tsx";
import { emptyDraft } from "./model/linkDraft.ts";

/** Makes a new link between two points, or between a point and a link. */
export function LinkDialog({ from, to, onClose }: { readonly from: EndId | null; readonly to: EndId | null; readonly onClose: () => void }) {
  const t = useT();
  const firstField = useRef<HTMLInputElement>(null);
  const [holdsTyping, setHoldsTyping] = useState(false);
  return (
    <Dialog title={t("links.createTitle")} initialFocus={firstField} holdsTyping={holdsTyping} onClose={onClose}>
      <LinkForm initial={emptyDraft(from, to)} editedId={null} firstField={firstField} onTyping={setHoldsTyping} onClose={onClose} />
    </Dialog>
  );
}
