// Choose one from a long list by typing (ARIA combobox with a listbox). Our own: the kit's hides the page from screen
// readers while the focus is still on it. Enter or Tab takes the highlighted option; Enter also moves on.
import { ChevronsUpDown, X } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useWords } from "../words/words";
import { Field, type FieldProps } from "./field";
import { fold } from "./fold";
import { moveOn } from "./stops";

export interface ComboOption {
  value: string;
  label: string;
  /** Further words it is found by: the other language's label, a code. */
  also?: string;
  group?: string;
  mark?: string;
}

interface Props extends FieldProps {
  value: string;
  options: ComboOption[];
  onChange(value: string): void;
  onBlur?(): void;
  name?: string;
  placeholder?: string;
  /** Stays empty after a choice: for adding to a list. */
  adds?: boolean;
}

export function Combo(props: Props) {
  const { value, options, onChange, onBlur, name, placeholder, adds, ...field } = props;
  const { t } = useWords();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [above, setAbove] = useState(false);
  const label = adds ? "" : (options.find((option) => option.value === value)?.label ?? "");

  const found = useMemo(() => {
    const wanted = fold(typed ?? "");
    if (!wanted) return options;
    const starts: ComboOption[] = [];
    const holds: ComboOption[] = [];
    for (const option of options) {
      const text = fold(`${option.label} ${option.also ?? ""} ${option.group ?? ""}`);
      if (text.startsWith(wanted)) starts.push(option);
      else if (text.includes(wanted)) holds.push(option);
    }
    return [...starts, ...holds];
  }, [options, typed]);

  function show() {
    const place = box.current?.getBoundingClientRect();
    setAbove(!!place && innerHeight - place.bottom < 280 && place.top > 300);
    setActive(Math.max(0, typed === null ? found.findIndex((option) => option.value === value) : 0));
    setOpen(true);
  }

  function close() {
    setOpen(false);
    setTyped(null);
  }

  function take(option: ComboOption | undefined) {
    if (!option) return;
    onChange(option.value);
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey && event.key !== "ArrowDown") return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (open) take(found[active]);
      if (!adds && box.current) moveOn(box.current);
    } else if (event.key === "Tab" && open && typed) {
      take(found[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  function onLeave(event: FocusEvent) {
    if (box.current?.contains(event.relatedTarget)) return;
    if (typed === "" && !adds) onChange("");
    close();
    onBlur?.();
  }

  const optionId = (index: number) => `${listId}-${index}`;

  return (
    <Field {...field}>
      {(ids) => (
        <div ref={box} className="relative" onBlur={onLeave} data-stop="" data-field={name}>
          <input
            {...ids}
            ref={input}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && found[active] ? optionId(active) : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder ?? t("combo.choose")}
            value={typed ?? label}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => !open && show()}
            onChange={(event) => {
              setTyped(event.target.value);
              if (!open) show();
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            className="control pe-9! text-ellipsis"
          />
          {value && !adds && field.optional ? (
            <button
              type="button"
              tabIndex={-1}
              aria-label={t("combo.clear")}
              onClick={() => {
                onChange("");
                close();
                input.current?.focus();
              }}
              className="absolute end-1 top-[5px] grid size-6 place-items-center rounded text-dim hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          ) : (
            <ChevronsUpDown
              aria-hidden="true"
              className="pointer-events-none absolute end-2 top-[9px] size-4 text-dim"
            />
          )}
          {open && (
            <ul
              id={listId}
              role="listbox"
              aria-label={field.label}
              onMouseDown={(event) => event.preventDefault()}
              className={`absolute start-0 z-30 max-h-64 w-full min-w-56 overflow-y-auto rounded-md border border-edge bg-surface py-1 shadow-lg ${
                above ? "bottom-full mb-1" : "top-full mt-1"
              }`}
            >
              {found.length === 0 && (
                <li role="option" aria-selected="false" aria-disabled="true" className="px-3 py-1.5 text-sm text-dim">
                  {t("combo.nothing")}
                </li>
              )}
              {found.map((option, index) => (
                <Line
                  key={option.value}
                  id={optionId(index)}
                  option={option}
                  heading={option.group && option.group !== found[index - 1]?.group ? option.group : undefined}
                  active={index === active}
                  chosen={option.value === value}
                  onTake={() => take(option)}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}

interface LineProps {
  id: string;
  option: ComboOption;
  heading: string | undefined;
  active: boolean;
  chosen: boolean;
  onTake(): void;
}

function Line({ id, option, heading, active, chosen, onTake }: LineProps) {
  return (
    <>
      {heading && (
        <li role="presentation" className="px-3 pt-2 pb-0.5 text-xs font-semibold text-dim">
          {heading}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={chosen}
        ref={(line) => {
          if (active) line?.scrollIntoView({ block: "nearest" });
        }}
        onClick={onTake}
        className={`flex min-h-[28px] cursor-pointer items-center gap-2 px-3 py-1 text-sm ${
          active ? "bg-accent-soft" : "hover:bg-sunken"
        } ${chosen ? "font-semibold" : ""}`}
      >
        <span className="min-w-0 flex-1">{option.label}</span>
        {option.mark && <span className="text-xs text-dim">{option.mark}</span>}
      </li>
    </>
  );
}
