import { defineConfig } from "vite";

// One script and one style sheet, both inlined into every page by the report writer.
export default defineConfig({
  build: {
    target: "es2022",
    cssTarget: "es2022",
    emptyOutDir: true,
    lib: {
      entry: "source/main.ts",
      formats: ["iife"],
      name: "fruitfly",
      fileName: () => "report.js",
      cssFileName: "report",
    },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  logLevel: "warn",
});
