// Vite plugin: serves words/*.json (ICU messages) as `virtual:words/en` and `virtual:words/ar` in Lingui's compiled form,
// so that no message parser travels to the browser.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const prefix = "virtual:words/";

export function words(): Plugin {
  return {
    name: "sanad-words",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const file = fileURLToPath(new URL(`../src/words/${id.slice(prefix.length + 1)}.json`, import.meta.url));
      this.addWatchFile(file);
      const messages = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
      const compiled = Object.fromEntries(messages.map(([key, text]) => [key, compileMessage(text)]));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))})`;
    },
  };
}
