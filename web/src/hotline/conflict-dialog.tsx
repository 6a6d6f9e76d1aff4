// Both values of every field that two people changed, and the choice between them.
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { useWords } from "../words/words";
import { useFieldWords } from "./complaint-facts";
import type { Field, Values } from "./draft";
import { useFieldLabel } from "./form/errors";
import type { Sides } from "./merge";

interface Props {
  title: string;
  text: string;
  fields: readonly Field[];
  mine: Values;
  theirs: Values;
  onDecided(sides: Sides): void;
  onClose(): void;
}

export default function ConflictDialog({ title, text, fields, mine, theirs, onDecided, onClose }: Props) {
  const { t } = useWords();
  const labelOf = useFieldLabel();
  const words = useFieldWords();
  const [sides, setSides] = useState<Sides>({});
  return (
    <Dialog open wide alert title={title} onClose={onClose}>
      <p className="mb-4 text-dim">{text}</p>
      <div className="flex flex-col gap-4">
        {fields.map((field) => (
          <fieldset key={field} data-conflict={field}>
            <legend className="mb-1.5 text-sm font-semibold">{labelOf(field)}</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {(["mine", "theirs"] as const).map((side) => (
                <label
                  key={side}
                  className="flex cursor-pointer items-start gap-2.5 rounded-md border p-3 has-checked:border-accent has-checked:bg-accent-soft"
                >
                  <input
                    type="radio"
                    name={field}
                    checked={(sides[field] ?? "mine") === side}
                    onChange={() => setSides({ ...sides, [field]: side })}
                    className="mt-0.5 size-[18px] accent-accent"
                  />
                  <span className="min-w-0">
                    <span className="block text-xs text-dim">{t(`conflict.${side}`)}</span>
                    <bdi className="break-words whitespace-pre-wrap">
                      {words(field, (side === "mine" ? mine : theirs)[field])}
                    </bdi>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button kind="primary" onPress={() => onDecided(sides)}>
          {t("conflict.take")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
