// Section 4: the employer, and what the worker wishes.
import { useWords } from "../../words/words";
import { wishes } from "../draft";
import { BoundCombo, BoundText } from "./bound";
import { EmployerDetails } from "./employer-details";
import { Section } from "./section";

export function EmployerSection() {
  const { t } = useWords();
  return (
    <Section number={4}>
      <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-2">
        <BoundText name="employer_name" label={t("field.employer_name")} optional />
        <BoundCombo
          name="wish"
          label={t("field.wish")}
          options={wishes.map((wish) => ({ value: wish, label: t(`wish.${wish}`), also: wish }))}
        />
      </div>
      <EmployerDetails />
    </Section>
  );
}
