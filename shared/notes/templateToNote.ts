import type { NoteJson } from "./noteJson.ts";

/** One part of a case: its name in the document, and its title for people. */
export interface TemplateSection { readonly section: string; readonly title: string }

/** A note that asks for these parts, each an empty paragraph under its heading. */
export function templateToNote(sections: readonly TemplateSection[]): NoteJson {
  const content = sections.flatMap(({ section, title }): NoteJson[] => [
    { type: "heading", attrs: { level: 2, section }, ...(title === "" ? {} : { content: [{ type: "text", text: title }] }) },
    { type: "paragraph" },
  ]);
  return { type: "doc", content: content.length === 0 ? [{ type: "paragraph" }] : content };
}
