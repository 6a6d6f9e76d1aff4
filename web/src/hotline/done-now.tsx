// What was done at once, noted while she is on the line: Alt 6 to 9 for what is done most, everything by hand. Part of the
// draft, written as rows with the complaint.
import { X } from "lucide-react";
import { type UseFormReturn, useFormContext, useFormState, useWatch } from "react-hook-form";
import { useCodes } from "../api/codes";
import { Button, IconButton } from "../ui/button";
import { ChoiceField, YesNoField } from "../ui/choice";
import { FieldError } from "../ui/field";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { ActionTaken } from "./api";
import type { IntakeForm } from "./draft";
import { useErrorText } from "./form/bound";

/** Alt 6 … Alt 9. */
export const keyedActions = ["called_112", "ambulance", "rescue_requested", "safety_plan"];
export const exceptions = ["imminent_danger", "child"] as const;

export function addAction({ getValues, setValue }: UseFormReturn<IntakeForm>, kind: string) {
  const action: ActionTaken = { kind, at: new Date().toISOString() };
  setValue("actions", [...getValues("actions"), action], { shouldDirty: true });
}

export function DoneNow() {
  const { t } = useWords();
  const codes = useCodes();
  const form = useFormContext<IntakeForm>();
  const actions = useWatch<IntakeForm, "actions">({ name: "actions" });
  const errorText = useErrorText();
  const set = (index: number, change: Partial<ActionTaken> | null) =>
    form.setValue(
      "actions",
      actions.flatMap((action, at) => (at !== index ? [action] : change ? [{ ...action, ...change }] : [])),
      { shouldDirty: true },
    );
  const { errors } = useFormState<IntakeForm>({ name: "actions" });
  const error = errors.actions?.message ?? errors.actions?.root?.message;
  return (
    <div id="done-now" data-field="actions" className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5" data-stop="">
        {codes.entries("immediate_action").map(({ code }) => {
          const key = keyedActions.indexOf(code);
          return (
            <Button
              key={code}
              {...(key >= 0 ? { keys: `Alt ${key + 6}` } : {})}
              onPress={() => addAction(form, code)}
              className="min-h-[28px]! px-2! text-start text-xs whitespace-normal!"
            >
              {codes.label("immediate_action", code)}
            </Button>
          );
        })}
      </div>
      <FieldError>{errorText(error)}</FieldError>
      <ul className="flex flex-col gap-2" aria-label={t("actions.title")}>
        {actions.map((action, index) => (
          <Noted key={`${action.kind} ${action.at}`} action={action} onChange={(change) => set(index, change)} />
        ))}
      </ul>
    </div>
  );
}

function Noted({ action, onChange }: { action: ActionTaken; onChange(change: Partial<ActionTaken> | null): void }) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const label = codes.label("immediate_action", action.kind);
  return (
    <li className="rounded-md bg-sunken px-3 py-2 text-sm">
      <div className="flex items-center justify-between gap-2">
        <span>
          <bdi dir="ltr" className="text-dim">
            {times.clock(action.at)}
          </bdi>{" "}
          <span className="font-medium">{label}</span>
        </span>
        <IconButton
          label={t("actions.remove", { name: label })}
          icon={<X aria-hidden="true" className="size-3.5" />}
          onPress={() => onChange(null)}
          className="min-h-[26px]! w-[26px]!"
        />
      </div>
      {codes.entry("immediate_action", action.kind)?.attributes.asks_consent === true && (
        <ConsentAsked action={action} onChange={onChange} />
      )}
    </li>
  );
}

interface AskedProps {
  action: Pick<ActionTaken, "consented" | "basis">;
  onChange(change: Pick<ActionTaken, "consented" | "basis">): void;
  error?: string | undefined;
}

/** With her consent; without it only for imminent danger or a child, and then it is said which. */
export function ConsentAsked({ action, onChange, error }: AskedProps) {
  const { t } = useWords();
  return (
    <div className="mt-1.5 flex flex-col gap-1.5">
      <YesNoField
        label={t("actions.consented")}
        value={action.consented ?? null}
        onChange={(consented) => onChange({ consented, basis: consented ? null : (action.basis ?? null) })}
      />
      {action.consented === false && (
        <ChoiceField
          label={t("actions.basis")}
          value={action.basis ?? null}
          choices={exceptions.map((value) => ({ value, label: t(`actions.basis_${value}`) }))}
          onChange={(basis) => onChange({ consented: false, basis })}
          error={error}
        />
      )}
    </div>
  );
}
