import "#renderer/zodWithoutEval.ts";
import "#renderer/styles/tokens.css";
import "#renderer/styles/base.css";
import { createRoot } from "react-dom/client";
import * as Y from "yjs";
import { NoteSheet } from "#renderer/features/notes/index.ts";
import { I18nProvider } from "#renderer/i18n/index.ts";
import { ActionsProvider, createForestWithPlan, ForestProvider, SettingsProvider, ShellProvider } from "#renderer/runtime/index.ts";
import { UiProvider } from "#renderer/ui/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { noteDocId, readNote } from "#shared/notes/index.ts";
import { readSettings } from "#shared/settings/index.ts";
import { createFakeBridge, installBridge } from "../fakeBridge.ts";
import { createFakeShell } from "../fakeShell.ts";

/** What a test does with the page from outside: it carries the changes of one page to the other, as a connection would. */
export interface NotePage {
  /** Changes made here since this was last asked, as base64. */
  takeChanges(): string[];
  /** Changes of somebody else, in the order they were made. */
  apply(changes: readonly string[]): void;
  text(): string;
  state(): string;
}

declare global {
  interface Window { notePage?: NotePage }
}

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** One note in a page of its own, over a forest in memory. */
async function open(): Promise<void> {
  installBridge(createFakeBridge());
  const made = await createForestWithPlan({ name: "两个人的森林", plan: null, authorName: "小林" }, { author: "pr_me", connectMirror: null, whenIdle: () => () => undefined });
  if (!made.ok) throw new Error(made.error.code);
  const forest = made.value;
  const added = forest.run(addPoint, { title: "报价之后", parentId: null });
  if (!added.ok) throw new Error(added.error.code);
  const opened = await forest.notes.open(noteDocId(added.value, "shared"));
  if (!opened.ok) throw new Error(opened.error.code);
  const { doc } = opened.value;
  const changes: string[] = [];
  doc.on("update", (bytes: Uint8Array, origin: unknown) => { if (origin !== "elsewhere") changes.push(toText(bytes)); });
  window.notePage = {
    takeChanges: () => changes.splice(0),
    apply: (theirs) => { for (const change of theirs) Y.applyUpdate(doc, toBytes(change), "elsewhere"); },
    text: () => readNote(doc).text,
    state: () => JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort()) + doc.getXmlFragment("body").toString(),
  };
  const root = document.getElementById("root");
  if (root === null) throw new Error("the page has no root");
  createRoot(root).render(
    <UiProvider>
      <SettingsProvider initial={readSettings({ personId: "pr_me", displayName: "小林" })}>
        <I18nProvider>
          <ShellProvider shell={createFakeShell()}>
            <ForestProvider forest={forest}>
              <ActionsProvider actions={[]}>
                <NoteSheet pointId={added.value} sheet="shared" isReadOnly={false} />
              </ActionsProvider>
            </ForestProvider>
          </ShellProvider>
        </I18nProvider>
      </SettingsProvider>
    </UiProvider>,
  );
}

void open();
