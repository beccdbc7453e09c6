// A text that is read: what is proposed of it, and passages that are selected.
import { ExchangePage } from "./exchange.mjs";

export class ReadingPage {
  constructor(page) {
    this.page = page;
    this.text = page.getByRole("region", { name: "Le texte" });
    this.list = page.getByRole("listbox", { name: "Proposé" });
    this.proposals = this.list.getByRole("option");
    this.counts = page.locator(".reading-counts");
    this.tools = page.getByRole("group", { name: "Passage sélectionné" });
  }

  /** Pastes a text on the page of files, and begins to read it. */
  async paste(text) {
    await new ExchangePage(this.page).paste(text);
    await this.page.getByRole("textbox", { name: "Texte à lire" }).waitFor();
    await this.page.getByRole("main").getByRole("button", { name: "Lire", exact: true }).click();
    await this.text.waitFor();
  }

  proposal(name) {
    return this.proposals.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Where words of the text begin and end on screen. */
  async place(words) {
    return this.text.evaluate((host, words) => {
      for (const part of host.querySelectorAll("[data-words]")) {
        const at = part.textContent.indexOf(words);
        if (at < 0) continue;
        const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let passed = 0;
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
          const [from, to] = [at - passed, at + words.length - passed];
          if (from >= 0 && from < node.length) range.setStart(node, from);
          if (to > 0 && to <= node.length) range.setEnd(node, to);
          passed += node.length;
        }
        part.scrollIntoView({ block: "center" });
        const rows = [...range.getClientRects()];
        const [first, last] = [rows[0], rows.at(-1)];
        return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } };
      }
      throw new Error(`« ${words} » is not in the text`);
    }, words);
  }

  /** Selects words as a mouse does. */
  async drag(words) {
    const { from, to } = await this.place(words);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
    await this.page.mouse.move(to.x + 1, to.y, { steps: 4 });
    await this.page.mouse.up();
    await this.tools.waitFor();
  }

  /** Selects a word as a mouse does, and so many signs after it with the arrows. */
  async stretch(word, count) {
    const { from } = await this.place(word);
    await this.page.mouse.dblclick(from.x + 2, from.y);
    await this.tools.waitFor();
    for (let n = 0; n < count; n++) await this.page.keyboard.press("Shift+ArrowRight");
    // A hand is slower than the page, which follows the selection a frame later.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}
