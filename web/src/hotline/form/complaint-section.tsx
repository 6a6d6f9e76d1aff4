// Section 3: what happened. Nine tiles for what is heard most, the whole list by search, and the caller's own words.
import { X } from "lucide-react";
import { useMemo } from "react";
import { useController, useFormState } from "react-hook-form";
import { useCodes } from "../../api/codes";
import { Combo } from "../../ui/combo";
import { FieldError } from "../../ui/field";
import { Tiles } from "../../ui/tiles";
import { useWords } from "../../words/words";
import type { IntakeForm } from "../draft";
import { frequentCategories, levelOf } from "../triage";
import { BoundArea, BoundDate, useErrorText } from "./bound";
import { CategoryGroups } from "./category-groups";
import { Screening } from "./screening";
import { Section } from "./section";

export function ComplaintSection() {
  const { t } = useWords();
  return (
    <Section number={3}>
      <Categories />
      <div className="mt-2.5 grid gap-x-3 gap-y-2.5 sm:grid-cols-3">
        <BoundArea
          name="narrative"
          label={t("field.narrative")}
          optional
          rows={3}
          dir="auto"
          className="sm:col-span-2"
        />
        <BoundDate name="started_on" label={t("field.started_on")} optional />
      </div>
      <Grouped />
      <Screening />
    </Section>
  );
}

const groupWord = (group: string) => `category_group.${group}` as never;

/** The categories chosen, how one is toggled, and how one looks as a tile. */
function useCategories() {
  const codes = useCodes();
  const { field } = useController<IntakeForm, "categories">({ name: "categories" });
  const chosen = field.value;
  const toggle = (code: string) =>
    field.onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  const tile = (code: string) => ({
    value: code,
    label: codes.label("complaint_category", code),
    grave: /^P[12]$/.test(levelOf(codes, code) ?? ""),
  });
  return { chosen, toggle, tile };
}

function Grouped() {
  const { chosen, toggle, tile } = useCategories();
  return <CategoryGroups chosen={chosen} onToggle={toggle} tile={tile} />;
}

function Categories() {
  const { t } = useWords();
  const codes = useCodes();
  const { chosen, toggle, tile } = useCategories();
  const { errors } = useFormState<IntakeForm>({ name: "categories" });
  const text = useErrorText();

  const tiles = frequentCategories.filter((code) => codes.entry("complaint_category", code)).map(tile);
  const all = useMemo(
    () =>
      codes.options("complaint_category").map((option) => {
        const group = codes.entry("complaint_category", option.value)?.attributes.group;
        const level = levelOf(codes, option.value);
        return {
          ...option,
          ...(typeof group === "string" ? { group: t(groupWord(group)) } : {}),
          ...(level ? { mark: level } : {}),
        };
      }),
    [codes, t],
  );
  const others = chosen.filter((code) => !tiles.some((tile) => tile.value === code));
  const error = text(errors.categories?.message ?? errors.categories?.root?.message);

  return (
    <div>
      <Tiles
        name="categories"
        label={t("field.categories")}
        hint={t("field.categories_hint")}
        tiles={tiles}
        chosen={chosen}
        onToggle={toggle}
        beside={
          <Combo
            adds
            label={t("field.categories_all")}
            placeholder={t("field.categories_find")}
            value=""
            options={all.filter((option) => !chosen.includes(option.value))}
            onChange={(code) => code && toggle(code)}
            className="w-60 max-w-full [&>label]:sr-only"
          />
        }
      />
      <FieldError>{error}</FieldError>
      {others.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {others.map((code) => (
            <button
              key={code}
              type="button"
              onClick={() => toggle(code)}
              aria-label={t("field.categories_remove", { name: codes.label("complaint_category", code) })}
              className="inline-flex min-h-[34px] items-center gap-1.5 rounded-md border border-accent bg-accent-soft px-2.5 text-sm font-semibold text-accent"
            >
              {codes.label("complaint_category", code)}
              <X aria-hidden="true" className="size-3.5" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
