// What a menu's button opens; loaded by menu.tsx.
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Kbd } from "./kbd";
import type { MenuProps } from "./menu";

export default function MenuList({ label, lines, onChoose, children }: MenuProps) {
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
