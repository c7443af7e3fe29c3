import { defineConfig } from "vitest/config";

// Tests of modules; pages are tested in a browser. Those that read the page's address ask for one by @vitest-
// environment.
export default defineConfig({
  test: { include: ["tests/**/*.test.ts"], env: { TZ: "UTC" } },
});
