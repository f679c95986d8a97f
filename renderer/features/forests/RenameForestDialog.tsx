import { useForest, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { NameForm } from "./components/NameForm.tsx";
import { useForestWork } from "./model/useForestWork.ts";

/** Renames the open forest. */
export function RenameForestDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const name = useView((view) => view.meta.name);
  const work = useForestWork();
  const rename = (next: string): void => {
    void work.rename(forest.id, next).then((isDone) => {
      if (isDone) onClose();
    });
  };
  return (
    <Dialog title={t("forests.renameTitle")} onClose={onClose}>
      <NameForm label={t("forests.newName")} initial={name} submitLabel={t("forests.rename")} isBusy={work.busy !== null} errorText={work.errorKey === null ? null : t(work.errorKey)} onSubmit={rename} onCancel={onClose} />
    </Dialog>
  );
}
