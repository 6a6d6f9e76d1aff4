// A button that opens a short list of acts.
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Kbd } from "./kbd";

export interface MenuLine {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
}

interface Props {
  label: string;
  lines: MenuLine[];
  onChoose(id: string): void;
  children: ReactNode;
}

export function Menu({ label, lines, onChoose, children }: Props) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement="bottom end" className="min-w-52 rounded-lg border border-edge bg-surface shadow-lg">
        <AriaMenu
          aria-label={label}
          onAction={(key) => onChoose(String(key))}
          className="max-h-96 overflow-y-auto py-1"
        >
          {lines.map((line) => (
            <MenuItem
              key={line.id}
              id={line.id}
              textValue={line.label}
              className={`flex min-h-[34px] cursor-pointer items-center gap-2.5 px-3 text-sm outline-none focus:bg-accent-soft ${
                line.danger ? "text-danger" : ""
              }`}
            >
              {line.icon}
              <span className="flex-1">{line.label}</span>
              {line.keys && <Kbd>{line.keys}</Kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
