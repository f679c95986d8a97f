import { useRef, useState } from "react";
import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { LinkForm } from "./components/LinkForm.tsx";
import { draftOfLink } from "./model/linkDraft.ts";

/** Changes a link that exists. Saying it in one's own words turns a suggestion of the skeleton into one's own link. */
export function EditLinkDialog({ linkId, onClose }: { readonly linkId: EndId; readonly onClose: () => void }) {
  const t = useT();
  const firstField = useRef<HTMLInputElement>(null);
  const { view } = useForest();
  // As it was at first: when others remove it meanwhile, what is being written about it must not vanish from the screen.
  const [initial] = useState(() => (isLinkId(linkId) ? draftOfLink(view, linkId) : null));
  const [holdsTyping, setHoldsTyping] = useState(false);
  return (
    <Dialog title={t("links.editTitle")} initialFocus={firstField} holdsTyping={holdsTyping} onClose={onClose}>
      {initial === null || !isLinkId(linkId) ? <p>{t("link.error.link-missing")}</p> : <LinkForm initial={initial} editedId={linkId} firstField={firstField} onTyping={setHoldsTyping} onClose={onClose} />}
    </Dialog>
  );
}
