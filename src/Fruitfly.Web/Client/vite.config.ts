import { defineConfig } from "vite";

// One entry that every page loads, and a chunk for each room; all of it is embedded in the program.
export default defineConfig({
  base: "/assets/",
  build: {
    target: "es2022",
    cssTarget: "es2022",
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: "source/main.tsx",
      output: { entryFileNames: "lab.js", chunkFileNames: "[name]-[hash].js", assetFileNames: "lab.[ext]" },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  logLevel: "warn",
});
