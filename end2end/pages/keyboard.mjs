// The hands that have no mouse: a control is gone to, and keys are pressed.
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Presses a key on a control: Enter unless another is named. */
  async press(control, key = "Enter") {
    await control.focus({ timeout: 20_000 });
    await this.page.keyboard.press(key);
  }

  /** Types into a field over what is there, and presses a key where one is named. */
  async write(field, text, key) {
    await field.focus({ timeout: 20_000 });
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
    if (key) await this.page.keyboard.press(key);
  }

  /** Goes down a list until it shows an option. */
  async choose(list, words) {
    const shown = () => list.evaluate((list) => list.selectedOptions[0]?.textContent);
    await list.focus({ timeout: 20_000 });
    for (let last; !(await shown())?.includes(words) && last !== (await shown()); ) {
      last = await shown();
      await this.page.keyboard.press("ArrowDown");
    }
  }
}
