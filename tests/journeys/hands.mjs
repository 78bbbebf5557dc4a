// Two hands on a keyboard: what journeys do without a pointer.

/** Types into the field that has the focus. */
export const type = (desk, text) => desk.page.keyboard.type(text);

/** What is done by keyboard, with controls by their selectors. */
export function hands(desk) {
  const press = async (control, key = "Enter") => {
    await desk.tabUntil(control);
    await desk.press(key);
  };
  return {
    /** Tabs to a control and presses it. */
    press,
    /** Tabs to a control by its name and presses it. */
    pressThe: async (role, name, key = "Enter") => {
      await desk.tabTo(role, name);
      await desk.press(key);
    },
    /** Replaces what stands in a field. */
    write: async (field, text) => {
      await desk.tabUntil(field);
      await desk.press("Control+a", "Delete");
      await type(desk, text);
    },
    /** Opens a dialog, leaves it with Escape, which gives the focus back, opens it again and says yes. */
    confirm: async (button, yes) => {
      const dialog = desk.page.locator("dialog[open]");
      await press(button);
      await dialog.waitFor();
      await desk.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await desk.page.locator(`${button}:focus`).waitFor();
      await desk.press("Enter");
      await dialog.waitFor();
      await press(yes);
      await dialog.waitFor({ state: "hidden" });
    },
    /** Sends a form by Enter, and follows the first link of what is wrong with it to its field. */
    sendWrong: async (field) => {
      await desk.press("Enter");
      await desk.page.locator(".error-summary:focus").waitFor();
      await press(desk.page.locator(".error-summary a").first());
      await desk.page.locator(`${field}:focus`).waitFor();
    },
  };
}
