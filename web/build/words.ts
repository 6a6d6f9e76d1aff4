// Vite plugin: serves words/*.json (ICU messages) as `virtual:words/en` and `virtual:words/ar` in Lingui's compiled form,
// so that no message parser travels to the browser. Words that only some pages say are modules of their own,
// `virtual:words/en/further` and `…/ar/further`: those pages wait for them (withWords), the others do not carry them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const prefix = "virtual:words/";
const further = /^(?:action|audit|audit_outcome|kind|parties|people|permit)\./;

export function words(): Plugin {
  return {
    name: "sanad-words",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const [lang, part] = id.slice(prefix.length + 1).split("/");
      const file = fileURLToPath(new URL(`../src/words/${lang}.json`, import.meta.url));
      this.addWatchFile(file);
      const messages = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
      const own = messages.filter(([key]) => further.test(key) === (part === "further"));
      const compiled = Object.fromEntries(own.map(([key, text]) => [key, compileMessage(text)]));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))})`;
    },
  };
}
