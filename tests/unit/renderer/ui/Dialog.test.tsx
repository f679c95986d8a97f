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

describe("AlertDialog", () => {
  it("asks as an alert and takes Esc for the harmless answer", async () => {
    const onCancel = vi.fn();
    render(<UiProvider><AlertDialog title="Delete for good?" description="This cannot be undone." onCancel={onCancel} footer={<Button onClick={onCancel}>Keep</Button>} /></UiProvider>);
    fireEvent.keyDown(screen.getByRole("alertdialog", { name: "Delete for good?" }), { key: "Escape" });
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
  });
});
