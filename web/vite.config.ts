// The console's build: hashed files and their .gz in dist/, Arabic and English only, messages compiled.
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { gzip } from "./build/gzip";
import { words } from "./build/words";

const backend = process.env.SANAD_BACKEND ?? "https://localhost:8443";

export default defineConfig({
  plugins: [
    words(),
    { ...optimizeLocales.vite({ locales: ["en-US", "ar-AE"] }), enforce: "pre" },
    react(),
    tailwind(),
    gzip(),
  ],
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    // Whole: which parts of it a page asks for is no reason to send it in pieces.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "query", test: /@tanstack.(react-query|query-core)/ }] } },
    },
  },
  server: {
    proxy: { "/api": { target: backend, secure: false, ws: true, changeOrigin: true, headers: { origin: backend } } },
  },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"] },
});
