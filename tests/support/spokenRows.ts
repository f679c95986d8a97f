import type { Page } from "playwright-core";

interface AxValue { readonly value?: unknown }
interface AxNode { readonly nodeId: string; readonly ignored: boolean; readonly childIds?: readonly string[]; readonly backendDOMNodeId?: number; readonly role?: AxValue; readonly name?: AxValue; readonly properties?: readonly { readonly name: string; readonly value: AxValue }[] }

/** The tree and its items as Chromium hands them to a screen reader, in reading order: role, name, level, place and state. */
export async function spokenRows(page: Page, within: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(`${within} [role=tree]`)})` });
    // SAFETY: the protocol's own shape; playwright types it more loosely than is needed here.
    const { nodes } = (await session.send("Accessibility.queryAXTree", { ...(result.objectId === undefined ? {} : { objectId: result.objectId }) })) as unknown as { nodes: readonly AxNode[] };
    return nodes.filter(({ ignored, role }) => !ignored && (role?.value === "tree" || role?.value === "treeitem")).map(spoken);
  } finally {
    await session.detach();
  }
}

const SAID = ["level", "expanded", "selected", "multiselectable"];

function spoken({ role, name, properties = [] }: AxNode): string {
  const extras = properties.filter((each) => SAID.includes(each.name)).map((each) => `${each.name} ${String(each.value.value)}`);
  return [`${String(role?.value)} “${String(name?.value ?? "")}”`, ...extras].join(", ");
}
