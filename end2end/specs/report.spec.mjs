// The report lives on its own: opened from the disk, read, printed.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { axe, expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

/** What an A4 sheet is wide, whole and between its margins, in CSS pixels. */
const A4 = { whole: 794, inner: 680 };

test("the report opened from the disk asks for nothing, runs nothing, and fits a sheet", async ({ page, newContext }) => {
  test.setTimeout(120_000);
  await open(page);
  await new ProjectsPage(page).openExample();
  await new App(page).goTo("Échanges");
  const { name, bytes } = await new ExchangePage(page).give("Rapport à lire et à imprimer");
  const folder = await mkdtemp(join(tmpdir(), "myspot-report-"));
  try {
    await writeFile(join(folder, name), bytes);
    const address = pathToFileURL(join(folder, name)).href;
    const context = await newContext({ baseURL: address, viewport: { width: A4.whole, height: 1123 } });
    const report = await context.newPage();
    const asked = [];
    report.on("request", (request) => asked.push(request.url()));
    await report.goto(address);
    await expect(report.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(report.getByText("Obtenir que le code de la plateforme soit public").first()).toBeVisible();
    expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([address]);
    await expect(report.locator("script, [onload], [onerror], [onclick], iframe, object, embed, form")).toHaveCount(0);
    await axe(report);

    const widths = () => report.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    for (const width of [390, 1920, A4.whole]) {
      await report.setViewportSize({ width, height: 1123 });
      const [content, window] = await widths();
      expect(content, `at ${width} px`).toBeLessThanOrEqual(window);
    }
    await report.emulateMedia({ media: "print" });
    await report.setViewportSize({ width: A4.inner, height: 1000 });
    const [content, window] = await widths();
    expect(content, "on paper").toBeLessThanOrEqual(window);
    const over = await report.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      const seen = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility());
      return seen.filter((one) => one.getBoundingClientRect().right > edge + 1).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(over, "what a sheet would cut").toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
