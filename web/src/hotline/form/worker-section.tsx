// Section 2: the worker, and where she is.
import { useCodes } from "../../api/codes";
import { useWords } from "../../words/words";
import { BoundCombo, BoundPhone, BoundText } from "./bound";
import { PlaceDetails } from "./place-details";
import { Section } from "./section";

export function WorkerSection() {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <Section number={2}>
      <div className="grid gap-x-3 gap-y-2 sm:grid-cols-6">
        <BoundText name="worker_name" label={t("field.worker_name")} optional className="sm:col-span-3" />
        <BoundCombo
          name="nationality"
          label={t("field.nationality")}
          optional
          options={codes.options("country")}
          className="sm:col-span-3"
        />
        <BoundCombo
          name="language"
          label={t("field.language")}
          options={codes.options("language")}
          className="sm:col-span-2"
        />
        <BoundCombo
          name="governorate"
          label={t("field.governorate")}
          optional
          options={codes.options("governorate")}
          className="sm:col-span-2"
        />
        <BoundPhone name="worker_phone" label={t("field.worker_phone")} optional className="sm:col-span-2" />
        <BoundText name="area" label={t("field.area")} optional className="sm:col-span-2" />
        <BoundText name="address" label={t("field.address")} optional className="sm:col-span-4" />
      </div>
      <PlaceDetails />
    </Section>
  );
}
