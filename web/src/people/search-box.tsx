// One box for whatever is known of her, and two facts that bring the likelier ones to the front.
import { Search } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId } from "react";
import { useCodes } from "../api/codes";
import { Button } from "../ui/button";
import { Combo } from "../ui/combo";
import { TextField } from "../ui/field";
import { useWords } from "../words/words";
import type { Searching } from "./searching";

interface Props {
  searching: Searching;
  box: RefObject<HTMLInputElement | null>;
  /** Down from the box. */
  onDown(): void;
  /** In a dialog: the two facts below the box. */
  narrow?: boolean;
}

export function SearchBox({ searching, box, onDown, narrow = false }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  const id = useId();
  const { words, year, nationality, searching: busy } = searching.use();

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      onDown();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // The same words again: their answer is there already, and the next Enter opens it.
      if (searching.answered()) onDown();
      else void searching.run();
    }
  }

  return (
    <search aria-label={t("people.search")}>
      <div className={`grid gap-3 ${narrow ? "sm:grid-cols-2" : "sm:grid-cols-[minmax(0,1fr)_170px_220px]"}`}>
        <div className={`min-w-0 ${narrow ? "sm:col-span-2" : ""}`}>
          <label htmlFor={id} className="mb-1 block text-sm font-medium">
            {t("people.box")}
          </label>
          <div className="flex gap-2">
            <input
              ref={box}
              id={id}
              type="search"
              autoFocus
              autoComplete="off"
              spellCheck={false}
              dir={words ? "auto" : undefined}
              maxLength={200}
              placeholder={t("people.box_hint")}
              value={words}
              onChange={(event) => searching.type({ words: event.target.value })}
              onKeyDown={onKeyDown}
              className="control"
            />
            <Button
              kind="accent"
              icon={<Search aria-hidden="true" className="size-4" />}
              isPending={busy}
              onPress={() => void searching.run()}
            >
              {t("people.search_do")}
            </Button>
          </div>
        </div>
        <TextField
          label={t("people.birth_year")}
          optional
          inputMode="numeric"
          dir="ltr"
          maxLength={4}
          value={year}
          onChange={(event) => searching.type({ year: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Combo
          label={t("field.nationality")}
          optional
          options={codes.options("country")}
          value={nationality}
          onChange={(nationality) => searching.type({ nationality })}
        />
      </div>
      <p className="mt-1.5 text-xs text-dim">{t("people.narrow")}</p>
    </search>
  );
}
