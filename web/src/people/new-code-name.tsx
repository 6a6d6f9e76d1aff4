// What comes of a registration: her code name, large, to be told and written.
import { Link } from "@tanstack/react-router";
import { UserRoundCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "../words/words";
import type { registerPerson } from "./api";
import type { ForComplaint } from "./kept";
import { usePersonWords } from "./person-words";

interface Props {
  made: Awaited<ReturnType<typeof registerPerson>>;
  complaint: ForComplaint | null;
}

const link = "inline-flex min-h-[34px] items-center rounded-md border px-3 font-medium";

export function NewCodeName({ made, complaint }: Props) {
  const { t } = useWords();
  const { codeName } = usePersonWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid h-full place-items-center overflow-y-auto p-5">
      <section className="card w-full max-w-[560px] px-8 py-9 text-center" aria-label={t("people.made")}>
        <UserRoundCheck aria-hidden="true" className="mx-auto mb-3 size-9 stroke-[1.4] text-ok" />
        <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {t("people.made")}
        </h1>
        <p className="my-4 text-[44px] leading-tight font-semibold text-accent">
          <bdi data-code-name="">{codeName(made)}</bdi>
        </p>
        <p className="mx-auto max-w-md text-dim">{t("people.made_text")}</p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          {complaint && (
            <Link to="/complaints/$id" params={{ id: complaint.id }} className={`${link} hover:bg-sunken`}>
              {t("people.back_to_complaint", { reference: complaint.reference })}
            </Link>
          )}
          <Link
            to="/people/$id"
            params={{ id: made.id }}
            className={`${link} border-accent bg-accent text-accent-ink hover:opacity-92`}
          >
            {t("people.to_sheet")}
          </Link>
        </div>
        {complaint && (
          <p className="mt-4 text-sm text-dim">{t("people.hung_on_now", { reference: complaint.reference })}</p>
        )}
      </section>
    </div>
  );
}
