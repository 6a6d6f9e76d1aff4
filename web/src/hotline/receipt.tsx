// Registered: the reference, large, in three groups to read out.
import { Link } from "@tanstack/react-router";
import { CircleCheck, PhoneIncoming } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { useWords } from "../words/words";
import type { ComplaintReceipt } from "./api";

interface Props {
  receipt: ComplaintReceipt;
  triage: string | null;
  onTakeNext(): void;
  onAnother(): void;
}

export function Receipt({ receipt, triage, onTakeNext, onAnother }: Props) {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-5">
      <section className="card mx-auto mt-6 max-w-[560px] p-8 text-center">
        <CircleCheck aria-hidden="true" className="mx-auto size-10 text-ok" />
        <h2 ref={title} tabIndex={-1} className="mt-3 text-xl font-semibold outline-none">
          {t("receipt.title")}
        </h2>
        <p className="mt-1 text-dim">{t("receipt.read_out")}</p>
        <p className="my-5 text-[44px] leading-none font-semibold">
          <bdi dir="ltr" data-reference="" className="normal-nums">
            {receipt.reference}
          </bdi>
        </p>
        {(triage === "P1" || triage === "P2") && (
          <p className="mb-4 rounded-md bg-danger-soft px-3 py-2 text-sm font-medium text-danger">
            {t(triage === "P1" ? "receipt.p1" : "receipt.p2")}
          </p>
        )}
        <p className="mb-5 text-sm text-dim">{t("receipt.advice")}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button
            kind="primary"
            keys="F2"
            icon={<PhoneIncoming aria-hidden="true" className="size-4" />}
            onPress={onTakeNext}
            className="min-h-[40px]!"
          >
            {t("receipt.next")}
          </Button>
          <Button onPress={onAnother} className="min-h-[40px]!">
            {t("receipt.another")}
          </Button>
          <Link
            to="/complaints/$id"
            params={{ id: receipt.id }}
            className="inline-flex min-h-[40px] items-center rounded-md px-3 font-medium text-accent underline underline-offset-2"
          >
            {t("receipt.open")}
          </Link>
        </div>
      </section>
    </div>
  );
}
