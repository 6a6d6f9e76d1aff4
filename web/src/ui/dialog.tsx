// A dialog over the page: focus is kept inside and given back after. `data-dialog` tells the page's keys to rest.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../words/words";
import { IconButton } from "./button";

interface Props {
  open: boolean;
  title: string;
  onClose?: (() => void) | undefined;
  wide?: boolean;
  alert?: boolean;
  children: ReactNode;
}

export function Dialog({ open, title, onClose, wide, alert, children }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(now) => !now && onClose?.()}
      isDismissable={false}
      isKeyboardDismissDisabled={!onClose}
      className="scrim"
      data-dialog=""
    >
      <Modal className={`w-full ${wide ? "max-w-[760px]" : "max-w-[480px]"}`}>
        <AriaDialog role={alert ? "alertdialog" : "dialog"} className="card flex flex-col p-0 shadow-xl outline-none">
          <div className="flex min-h-[52px] items-center justify-between gap-3 border-b px-5">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            {onClose && (
              <IconButton label={t("close")} icon={<X aria-hidden="true" className="size-4" />} onPress={onClose} />
            )}
          </div>
          <div className="p-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
