// Buttons. One filled (primary) button per screen; a button that has a key shows it.
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Kbd } from "./kbd";

type Kind = "primary" | "plain" | "quiet" | "danger" | "danger-fill" | "accent";

const looks: Record<Kind, string> = {
  primary: "bg-accent text-accent-ink border-accent hover:opacity-92",
  plain: "bg-surface text-ink border-line hover:bg-sunken",
  accent: "bg-surface text-accent border-accent hover:bg-accent-soft",
  quiet: "bg-transparent text-ink border-transparent hover:bg-sunken",
  danger: "bg-surface text-danger border-line hover:bg-danger-soft",
  "danger-fill": "bg-danger text-danger-ink border-danger hover:opacity-92",
};

/** `isPending` only shows: the kit's own announces an image without a name, and who waits guards its handler anyway. */
export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  kind?: Kind;
  keys?: string;
  icon?: ReactNode;
  children?: ReactNode;
  className?: string;
}

export function Button({ kind = "plain", keys, icon, children, className = "", isPending, ...rest }: ButtonProps) {
  const filled = kind === "primary" || kind === "danger-fill";
  return (
    <AriaButton
      {...rest}
      className={`inline-flex min-h-[34px] items-center justify-center gap-2 rounded-md border px-3 font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-50 ${looks[kind]} ${isPending ? "opacity-60" : ""} ${className}`}
    >
      {icon}
      {children}
      {keys && <Kbd fill={filled}>{keys}</Kbd>}
    </AriaButton>
  );
}

/** A square button with only an icon; `label` is what it says to a screen reader and on hover. */
export function IconButton({ label, icon, className = "", ...rest }: ButtonProps & { label: string }) {
  return (
    <span title={label} className="inline-flex">
      <Button
        {...rest}
        kind={rest.kind ?? "quiet"}
        aria-label={label}
        icon={icon}
        className={`w-[34px] px-0! ${className}`}
      />
    </span>
  );
}
