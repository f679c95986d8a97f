import { useState } from "react";
import { isForestId, type ForestId } from "#shared/kernel/index.ts";
import { useForestOrNull, useShell, type OpenForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState } from "#renderer/ui/index.ts";
import { ForestCard } from "./components/ForestCard.tsx";
import { NameForm } from "./components/NameForm.tsx";
import { Progress } from "./components/Progress.tsx";
import { TrashedForests } from "./components/TrashedForests.tsx";
import { useForestList, type ListedForest } from "./model/useForestList.ts";
import { useForestWork, type ForestWork } from "./model/useForestWork.ts";
import styles from "./forests.module.css";

interface ForestsDialogProps {
  readonly currentForestId: ForestId | null;
  readonly onOpenForest: (forestId: ForestId) => void;
  readonly onClose: () => void;
}

interface PresentProps extends ForestsDialogProps {
  readonly forests: readonly ListedForest[];
  readonly work: ForestWork;
  readonly reload: () => Promise<void>;
}

/** The open forest as its window calls it: one that came from a group a moment ago is listed under the group's name. */
function namedAsOpen(listed: ListedForest, open: OpenForest | null): ListedForest {
  const name = listed.forestId === open?.id ? open.view.meta.name : "";
  return name === "" ? listed : { ...listed, name };
}

function PresentForests({ forests, work, reload, currentForestId, onOpenForest }: PresentProps) {
  const t = useT();
  const open = useForestOrNull();
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const after = (done: Promise<boolean>): void => {
    void done.then(async (isDone) => {
      if (isDone) await reload();
    });
  };
  const rename = (forest: ListedForest, name: string): void => {
    after(work.rename(forest.forestId, name).then((isDone) => {
      if (isDone) setRenamingId(null);
      return isDone;
    }));
  };
  return (
    <ul className={styles.cards}>
      {forests.map((listed) => namedAsOpen(listed, open)).map((forest) => (forest.forestId === renamingId
        ? (
          <li key={forest.forestId} className={styles.card}>
            <NameForm label={t("forests.newName")} initial={forest.name} submitLabel={t("forests.rename")} isBusy={work.busy !== null} errorText={work.errorKey === null ? null : t(work.errorKey)}
              onSubmit={(name) => rename(forest, name)} onCancel={() => setRenamingId(null)} />
          </li>
        ) : (
          <ForestCard
            key={forest.forestId} forest={forest} isCurrent={forest.forestId === currentForestId} isBusy={work.busy !== null}
            onOpen={() => {
              if (isForestId(forest.forestId)) onOpenForest(forest.forestId);
            }}
            onRename={() => setRenamingId(forest.forestId)}
            onDuplicate={() => after(work.duplicate(forest.forestId, t("forests.copyOf", { name: forest.name })))}
            onTrash={() => after(work.trash(forest.forestId, forest.name))}
          />
        )))}
    </ul>
  );
}

/** Every forest on this machine: open, make, rename, copy, put away and bring back. */
export function ForestsDialog(props: ForestsDialogProps) {
  const t = useT();
  const shell = useShell();
  const { list, reload } = useForestList();
  const work = useForestWork();
  return (
    <Dialog title={t("forests.title")} onClose={props.onClose}>
      <div className={styles.toolbar}>
        <p className={styles.quiet}>{t("forests.intro")}</p>
        <Button icon="link" onClick={() => shell.openDialog({ kind: "join-group", link: null })}>{t("forests.join")}</Button>
        <Button icon="upload" onClick={() => shell.openDialog({ kind: "import-forest", file: null })}>{t("forests.import")}</Button>
        <Button icon="plus" variant="primary" onClick={() => shell.openDialog({ kind: "new-forest" })}>{t("forests.new")}</Button>
      </div>
      <Progress busy={work.busy} />
      {work.errorKey !== null && <p role="alert" className={styles.error}>{t(work.errorKey)}</p>}
      {/* i18n-keys: forests.error.* */}
      {list.kind === "failed" && <p role="alert" className={styles.error}>{t("forests.error.unexpected")}</p>}
      {list.kind === "ready" && list.present.length === 0 && <EmptyState title={t("forests.empty.title")} body={t("forests.empty.body")} />}
      {list.kind === "ready" && list.present.length > 0 && <PresentForests {...props} forests={list.present} work={work} reload={reload} />}
      {list.kind === "ready" && list.trashed.length > 0 && <TrashedForests forests={list.trashed} work={work} reload={reload} />}
    </Dialog>
  );
}
