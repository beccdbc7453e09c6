import { defineConfig } from "@playwright/test";
import { ARGUMENTS, findChromium } from "./chromium.mjs";

// A port of this run's own; the workers inherit it.
process.env.MYSPOT_PORT ??= String(20_000 + (process.pid % 20_000));
const origin = `http://127.0.0.1:${process.env.MYSPOT_PORT}`;

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: `${origin}/mySPOT/`,
    locale: "fr-FR",
    timezoneId: "Europe/Brussels",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findChromium(), args: ARGUMENTS },
  },
  webServer: { command: "node server.mjs", url: `${origin}/mySPOT/`, env: { MYSPOT_PORT: process.env.MYSPOT_PORT } },
});
