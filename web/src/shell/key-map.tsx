// Every key, under `?`.
import { pages } from "../paths";
import { useMay } from "../session/session";
import { Dialog } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { letterKeys } from "../ui/keys";
import { useWords, type WordId } from "../words/words";
import { keyMapOpen } from "./shell-state";

const groups: { title: WordId; permit?: string; keys: [string, WordId][] }[] = [
  {
    title: "keys.everywhere",
    keys: [
      ["Ctrl K", "keys.search"],
      ["Alt L", "keys.language"],
      ["Alt T", "keys.theme"],
      ["?", "keys.this"],
      ["Esc", "keys.close"],
    ],
  },
  {
    title: "keys.intake",
    keys: [
      ["F2", "keys.take"],
      ["F4", "keys.ringing"],
      ["F8", "keys.help"],
      ["Shift F8", "keys.emergency"],
      ["Alt R", "keys.answer"],
      ["Alt H", "keys.hand_over"],
      ["Alt Y  Alt N", "keys.offer"],
      ["F9", "keys.end"],
      ["Alt Q", "keys.close_as"],
      ["Alt S", "keys.close_silent"],
      ["Alt W", "keys.close_wrong"],
      ["Alt B", "keys.close_abusive"],
      ["Alt O", "keys.close_employer"],
      ["Alt Z", "keys.undo"],
      ["Alt X", "keys.silent_danger"],
      ["Alt I", "keys.interpreter"],
      ["Alt U", "keys.take_up"],
      ["Alt A", "keys.refer"],
      ["Alt 1 … 5", "keys.section"],
      ["Alt M", "keys.more"],
      ["Alt 6 … 9", "keys.done_now"],
      ["Alt 0", "keys.done_any"],
      ["Y  N", "keys.yes_no"],
      ["1 … 9", "keys.digits"],
      ["Ctrl ↵", "keys.save"],
      ["Alt P", "keys.park"],
    ],
  },
  {
    title: "keys.beside",
    permit: "help_join",
    keys: [
      ["F7", "keys.join"],
      ["Shift F7", "keys.take_over"],
      ["Alt R", "keys.answer"],
    ],
  },
  {
    title: "keys.lists",
    keys: [
      ["J  K", "keys.down_up"],
      ["Enter", "keys.open"],
    ],
  },
];

export default function KeyMap() {
  const { t } = useWords();
  const can = useMay();
  const letters = letterKeys.use();
  const gotos = pages.filter((page) => can(page.permit));
  return (
    <Dialog open wide title={t("keys.title")} onClose={() => keyMapOpen.set(false)}>
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {groups
          .filter(({ permit }) => !permit || can(permit))
          .map((group) => (
            <section key={group.title}>
              <h3 className="mb-1.5 text-sm font-semibold text-dim">{t(group.title)}</h3>
              <dl>
                {group.keys.map(([key, what]) => (
                  <Row key={key} keys={key} what={t(what)} />
                ))}
              </dl>
            </section>
          ))}
        <section>
          <h3 className="mb-1.5 text-sm font-semibold text-dim">{t("keys.go")}</h3>
          <dl>
            {gotos.map((page) => (
              <Row key={page.path} keys={`G ${page.key}`} what={t(page.name)} />
            ))}
          </dl>
        </section>
      </div>
      <label className="mt-5 flex items-start gap-2.5 border-t pt-4">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => letterKeys.set(event.target.checked)}
          className="mt-0.5 size-5 accent-accent"
        />
        <span>
          {t("keys.letters")}
          <span className="block text-sm text-dim">{t("keys.letters_why")}</span>
        </span>
      </label>
    </Dialog>
  );
}

function Row({ keys, what }: { keys: string; what: string }) {
  return (
    <div className="flex min-h-[30px] items-center justify-between gap-4 border-b">
      <dt>{what}</dt>
      <dd>
        <Kbd>{keys}</Kbd>
        <span className="sr">{keys}</span>
      </dd>
    </div>
  );
}
