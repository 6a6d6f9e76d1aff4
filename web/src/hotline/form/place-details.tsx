// Where exactly she is: what a rescue needs.
import { useWords } from "../../words/words";
import { placeFields } from "../draft-depth";
import { BoundText } from "./bound";
import { More } from "./more";

export function PlaceDetails() {
  const { t } = useWords();
  return (
    <More title={t("more.place")} fields={placeFields}>
      <div data-say="location" className="grid gap-x-3 gap-y-2 sm:grid-cols-6">
        <BoundText name="block" label={t("field.block")} optional className="sm:col-span-2" />
        <BoundText name="street" label={t("field.street")} optional className="sm:col-span-2" />
        <BoundText name="building" label={t("field.building")} optional className="sm:col-span-2" />
        <BoundText
          name="paci_number"
          label={t("field.paci_number")}
          optional
          inputMode="numeric"
          dir="ltr"
          hint={t("field.paci_number_hint")}
          className="sm:col-span-2"
        />
        <BoundText
          name="landmarks"
          label={t("field.landmarks")}
          optional
          dir="auto"
          placeholder={t("field.landmarks_hint")}
          className="sm:col-span-4"
        />
      </div>
    </More>
  );
}
