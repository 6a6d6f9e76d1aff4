// Which colleague: those of the unit who take calls, who is signed in first, and how many contacts each has in hand.
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { FieldError, TextArea } from "../ui/field";
import { useSending } from "../ui/sending";
import { Failed, Loading } from "../ui/states";
import { useWords } from "../words/words";
import { colleaguesQuery } from "./beside-api";

interface PickerProps {
  value: string | null;
  onChange(id: string): void;
  /** Who is away cannot accept a call, but may have a callback tomorrow. */
  away?: boolean;
  error?: string | undefined;
}

export function ColleaguePicker({ value, onChange, away, error }: PickerProps) {
  const { t } = useWords();
  const { data, error: failure, refetch } = useQuery(colleaguesQuery);
  if (failure && !data) return <Failed error={failure} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p className="py-4 text-dim">{t("colleague.none")}</p>;
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t("colleague.label")}</legend>
      <div className="max-h-72 overflow-y-auto rounded-md border">
        {data.map((colleague) => {
          const barred = !away && !colleague.signed_in;
          return (
            <label
              key={colleague.id}
              className={`flex min-h-[44px] items-center gap-3 border-b px-3 last:border-b-0 has-checked:bg-accent-soft ${barred ? "text-dim" : "cursor-pointer hover:bg-sunken"}`}
            >
              <input
                type="radio"
                name="colleague"
                checked={value === colleague.id}
                disabled={barred}
                onChange={() => onChange(colleague.id)}
                className="size-[18px] accent-accent"
              />
              <span
                aria-hidden="true"
                className={`size-2.5 shrink-0 rounded-full ${colleague.signed_in ? "bg-ok" : "border-2 border-edge"}`}
              />
              <span className="min-w-0 flex-1 truncate font-medium">
                <bdi>{colleague.display_name}</bdi>
              </span>
              <span className="text-sm text-dim">
                {colleague.signed_in ? t("colleague.running", { count: colleague.running }) : t("colleague.away")}
              </span>
            </label>
          );
        })}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}

interface DialogProps {
  title: string;
  act: string;
  away?: boolean;
  /** The label of a note to go with it; none: no note. */
  note?: string;
  /** Of the answer: the field that names the colleague. */
  field: string;
  send(account: string, note: string | null): Promise<unknown>;
  onDone(): void;
  onClose(): void;
}

export function ColleagueDialog({ title, act, away, note, field, send: give, onDone, onClose }: DialogProps) {
  const { t } = useWords();
  const [account, setAccount] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!account) return;
    if (await send(() => give(account, words.trim() || null))) onDone();
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        <ColleaguePicker
          value={account}
          onChange={setAccount}
          {...(away ? { away } : {})}
          error={tried && !account ? t("error.required") : errorOf(field)}
        />
        {note && (
          <TextArea
            label={note}
            optional
            maxLength={400}
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            error={errorOf("note")}
          />
        )}
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
