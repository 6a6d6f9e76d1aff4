// A button that opens a short list of acts. The list comes after the page: until then the button is only there.
import { lazy, type ReactNode, Suspense } from "react";

const MenuList = lazy(() => import("./menu-list"));

export interface MenuLine {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
}

export interface MenuProps {
  label: string;
  lines: MenuLine[];
  onChoose(id: string): void;
  children: ReactNode;
}

export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={props.children}>
      <MenuList {...props} />
    </Suspense>
  );
}
