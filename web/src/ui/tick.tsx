// A box to tick, with its label.
interface Props {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
  className?: string;
}

export function Tick({ label, checked, onChange, className = "" }: Props) {
  return (
    <label className={`flex min-h-[34px] items-center gap-2.5 text-sm ${className}`}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-[18px] accent-accent"
      />
      {label}
    </label>
  );
}
