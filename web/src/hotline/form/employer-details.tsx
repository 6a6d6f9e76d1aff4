// More about the employer, the recruitment office, and the terms of her work.
import { useCodes } from "../../api/codes";
import { useWords } from "../../words/words";
import { absenceReports, employerFields, employerKinds, passportHolders } from "../draft-depth";
import { BoundChoice, BoundCombo, BoundDate, BoundPhone, BoundText, BoundYesNo } from "./bound";
import { More } from "./more";

export function EmployerDetails() {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <More title={t("more.employer")} fields={employerFields}>
      <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-6">
        <BoundChoice
          name="employer_kind"
          label={t("field.employer_kind")}
          optional
          choices={employerKinds.map((value) => ({ value, label: t(`employer_kind.${value}`) }))}
          className="sm:col-span-3"
        />
        <BoundPhone name="employer_phone" label={t("field.employer_phone")} optional className="sm:col-span-3" />
        <BoundText name="office_name" label={t("field.office_name")} optional className="sm:col-span-3" />
        <BoundText
          name="employer_civil_id"
          label={t("field.employer_civil_id")}
          optional
          inputMode="numeric"
          dir="ltr"
          className="sm:col-span-3"
        />
        <BoundDate name="entered_on" label={t("field.entered_on")} optional className="sm:col-span-3" />
        <BoundCombo
          name="residency"
          label={t("field.residency")}
          optional
          options={codes.options("residency_type")}
          className="sm:col-span-3"
        />
        <BoundText
          name="wage_promised"
          label={t("field.wage_promised")}
          optional
          inputMode="decimal"
          dir="ltr"
          className="sm:col-span-2"
        />
        <BoundText
          name="wage_paid"
          label={t("field.wage_paid")}
          optional
          inputMode="decimal"
          dir="ltr"
          className="sm:col-span-2"
        />
        <BoundDate name="last_paid_on" label={t("field.last_paid_on")} optional className="sm:col-span-2" />
        <BoundText
          name="hours_a_day"
          label={t("field.hours_a_day")}
          optional
          inputMode="numeric"
          dir="ltr"
          className="sm:col-span-2"
        />
        <BoundYesNo name="rest_day" label={t("field.rest_day")} optional className="sm:col-span-2" />
        <BoundChoice
          name="absence_report"
          label={t("field.absence_report")}
          optional
          choices={absenceReports.map((value) => ({ value, label: t(`absence_report.${value}`) }))}
          className="sm:col-span-2"
        />
        <BoundChoice
          name="passport_held_by"
          label={t("field.passport_held_by")}
          optional
          choices={passportHolders.map((value, index) => ({
            value,
            label: t(`passport_held_by.${value}`),
            code: `Digit${index + 1}`,
            shown: String(index + 1),
          }))}
          className="sm:col-span-6"
        />
      </div>
    </More>
  );
}
