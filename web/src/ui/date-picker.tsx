// The date field's working part; see date-field.tsx, which loads it.
import { type CalendarDate, GregorianCalendar, parseDate, toCalendar } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from "react-aria-components";
import { locale, useWords } from "../words/words";
import type { DateFieldProps } from "./date-field";
import { FieldError } from "./field";

const square = "grid size-8 place-items-center rounded-md text-sm";

export default function Picker({ label, optional, error, className, value, onChange, onBlur, name }: DateFieldProps) {
  const { t, lang } = useWords();
  const [hijri, setHijri] = useState(false);
  const tag = new Intl.Locale(locale(lang), { calendar: hijri ? "islamic-umalqura" : "gregory" }).toString();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null;

  const took = (next: CalendarDate | null) =>
    onChange(next ? toCalendar(next, new GregorianCalendar()).toString() : "");

  return (
    <I18nProvider locale={tag}>
      <DatePicker
        value={date}
        onChange={took}
        {...(onBlur ? { onBlur } : {})}
        isInvalid={!!error}
        shouldForceLeadingZeros
        className={`min-w-0 ${className ?? ""}`}
      >
        <Label className="mb-1 block text-sm font-medium">
          {label}
          {optional && <span className="font-normal text-dim"> · {t("field.optional")}</span>}
        </Label>
        <Group className="control flex! items-center gap-1 py-0! pe-1!" data-stop="" data-field={name}>
          <DateInput className="flex min-w-0 flex-1 overflow-hidden text-sm">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded px-px tabular-nums outline-none placeholder-shown:text-dim focus:bg-accent focus:text-accent-ink"
              />
            )}
          </DateInput>
          <Button
            aria-label={t("date.open")}
            className="grid size-7 shrink-0 place-items-center rounded text-dim hover:bg-sunken"
          >
            <CalendarDays aria-hidden="true" className="size-4" />
          </Button>
        </Group>
        <FieldError>{error}</FieldError>
        <Popover className="rounded-lg border border-edge bg-surface shadow-lg">
          <Dialog className="p-3">
            <Calendar>
              <header className="mb-2 flex items-center justify-between gap-2">
                <Button slot="previous" className={`${square} border hover:bg-sunken`}>
                  <ChevronLeft aria-hidden="true" className="flip size-4" />
                </Button>
                <Heading className="text-sm font-semibold" />
                <Button slot="next" className={`${square} border hover:bg-sunken`}>
                  <ChevronRight aria-hidden="true" className="flip size-4" />
                </Button>
              </header>
              <CalendarGrid>
                <CalendarGridHeader>
                  {(name) => <CalendarHeaderCell className="text-xs font-medium text-dim">{name}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(cell) => (
                    <CalendarCell
                      date={cell}
                      className={`${square} hover:bg-sunken outside-month:text-dim selected:bg-accent selected:text-accent-ink`}
                    />
                  )}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
            <button
              type="button"
              onClick={() => setHijri(!hijri)}
              className="mt-2 min-h-[30px] w-full rounded-md border text-sm hover:bg-sunken"
            >
              {t(hijri ? "date.gregorian" : "date.hijri")}
            </button>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}
