// Whether what is typed is safe on the server, in a few words.
import type { Store } from "../ui/store";
import { useWords } from "../words/words";
import type { SaveState as State } from "./autosave";

export function SaveState({ state }: { state: Store<State> }) {
  const { t } = useWords();
  const { at } = state.use();
  const bad = at === "offline" || at === "refused";
  return (
    <p data-save={at} role="status" className={`no-print mt-1 text-sm ${bad ? "font-medium text-warn" : "text-dim"}`}>
      {bad ? t(`save.${at}_unkept`, { count: 1 }) : t(`save.${at}`)}
    </p>
  );
}
