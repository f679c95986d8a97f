// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AlertDialog, Button, Dialog, TextField, UiProvider } from "#renderer/ui/index.ts";

afterEach(cleanup);

function Stage({ onClose, isOpen = true }: { readonly onClose: () => void; readonly isOpen?: boolean }) {
  const [open, setOpen] = useState(isOpen);
  const close = (): void => {
    setOpen(false);
    onClose();
  };
  return (
    <UiProvider>
      <button type="button" onClick={() => setOpen(true)}>open</button>
      {open && <Dialog title="Rename" description="Only its name changes." onClose={close} footer={<Button variant="primary">Save</Button>}><TextField label="Name" /></Dialog>}
    </UiProvider>
  );
}

describe("Dialog", () => {
  it("is named by its title and described by its sentence", () => {
    render(<Stage onClose={() => undefined} />);
    const dialog = screen.getByRole("dialog", { name: "Rename" });
    expect(document.getElementById(dialog.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Only its name changes.");
  });

  it("puts the focus into the first field, not on the cross", async () => {
    render(<Stage onClose={() => undefined} />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
  });

  it("has the focus before the next key can arrive, a frame earlier than the library gives it", async () => {
    const drawn = vi.fn();
    render(<Stage onClose={() => undefined} isOpen={false} />);
    requestAnimationFrame(drawn);
    fireEvent.click(screen.getByText("open"));
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
    expect(document.activeElement).toBe(screen.getByLabelText("Name"));
    expect(drawn).not.toHaveBeenCalled();
  });

  it("closes with Esc and gives the focus back to where it was", async () => {
    const onClose = vi.fn();
    render(<Stage onClose={onClose} isOpen={false} />);
    const opener = screen.getByText("open");
    opener.focus();
    fireEvent.click(opener);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
    fireEvent.keyDown(screen.getByLabelText("Name"), { key: "Escape" });
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("stays while it must not be dismissed", () => {
    const onClose = vi.fn();
    render(<UiProvider><Dialog title="Moving" dismissable={false} onClose={onClose}><p>wait</p></Dialog></UiProvider>);
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.queryAllByRole("button")).toEqual([]);
  });

  it("inserts no style element, which the page's content policy would refuse", () => {
    render(<Stage onClose={() => undefined} />);
    expect(document.querySelectorAll("style")).toHaveLength(0);
  });

  it("has nothing that axe objects to", async () => {
    render(<Stage onClose={() => undefined} />);
    const { violations } = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

/** Holds a text; what is typed in it would be lost with it. */
function Form({ onClose }: { readonly onClose: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const close = (): void => {
    setIsOpen(false);
    onClose();
  };
  return (
    <UiProvider>
      <button type="button" onClick={() => setIsOpen(true)}>open</button>
      {isOpen && <Dialog title="Why" holdsTyping={text !== ""} onClose={close}><TextField label="Reason" value={text} onChange={(event) => setText(event.target.value)} /></Dialog>}
    </UiProvider>
  );
}

describe("a dialog that somebody writes in", () => {
  const onClose = vi.fn();
  const reason = (): HTMLInputElement => screen.getByLabelText("Reason");
  const question = (): HTMLElement | null => screen.queryByRole("alertdialog", { name: "ui.unsaved.title" });
  const pressBeside = (): void => {
    const backdrop = document.querySelector(".backdrop");
    if (backdrop === null) throw new Error("nothing lies beside it");
    fireEvent.pointerDown(backdrop, { button: 0 });
    fireEvent.mouseDown(backdrop, { button: 0 });
    fireEvent.click(backdrop, { button: 0 });
  };
  const open = async (text: string): Promise<void> => {
    onClose.mockReset();
    render(<Form onClose={onClose} />);
    const opener = screen.getByText("open");
    opener.focus();
    fireEvent.click(opener);
    await waitFor(() => expect(document.activeElement).toBe(reason()));
    fireEvent.change(reason(), { target: { value: text } });
  };

  it("closes at once while nothing was typed", async () => {
    await open("");
    pressBeside();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(question()).toBeNull();
  });

  it("stays for a press beside, and asks nothing", async () => {
    await open("because");
    pressBeside();
    expect([onClose.mock.calls.length, question(), reason().value]).toEqual([0, null, "because"]);
  });

  it("asks once for Esc, and goes on with the text and the cursor where they were", async () => {
    await open("because");
    fireEvent.keyDown(reason(), { key: "Escape" });
    const keep = await screen.findByRole("button", { name: "ui.unsaved.keep" });
    await waitFor(() => expect(document.activeElement).toBe(keep));
    fireEvent.click(keep);
    await waitFor(() => expect(question()).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(reason()));
    expect([onClose.mock.calls.length, reason().value]).toEqual([0, "because"]);
  });

  it("takes another Esc for keeping the text", async () => {
    await open("because");
    fireEvent.keyDown(reason(), { key: "Escape" });
    const keep = await screen.findByRole("button", { name: "ui.unsaved.keep" });
    fireEvent.keyDown(keep, { key: "Escape" });
    await waitFor(() => expect(question()).toBeNull());
    expect([onClose.mock.calls.length, reason().value]).toEqual([0, "because"]);
  });

  it("asks for the cross too, and lets the text go when told to", async () => {
    await open("because");
    fireEvent.click(screen.getByRole("button", { name: "ui.close" }));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByRole("button", { name: "ui.unsaved.lose" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect([onClose.mock.calls.length, question()]).toEqual([1, null]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText("open")));
  });

  it("has nothing that axe objects to while it asks", async () => {
    await open("because");
    fireEvent.keyDown(reason(), { key: "Escape" });
    await screen.findByRole("button", { name: "ui.unsaved.keep" });
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe("AlertDialog", () => {
  it("asks as an alert and takes Esc for the harmless answer", async () => {
    const onCancel = vi.fn();
    render(<UiProvider><AlertDialog title="Delete for good?" description="This cannot be undone." onCancel={onCancel} footer={<Button onClick={onCancel}>Keep</Button>} /></UiProvider>);
    fireEvent.keyDown(screen.getByRole("alertdialog", { name: "Delete for good?" }), { key: "Escape" });
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
  });
});
