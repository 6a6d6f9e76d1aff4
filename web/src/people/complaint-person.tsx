// Of whom a complaint is, beside it: her code name, or nobody yet and the way to find her.
import { Link } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { queries } from "../api/query";
import type { Complaint } from "../hotline/api";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { noteSubject, readAgain } from "./api";
import { usePersonWords } from "./person-words";

const FindPerson = lazy(() => import("./find-person"));

/** The one complaint and its history: reading others again would be acts in the audit, too. */
export const readComplaintAgain = (id: string) =>
  void queries.invalidateQueries({
    predicate: ({ queryKey: [kind, , which] }) => kind === "complaint" && which === id,
  });

export default function ComplaintPerson({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const can = useMay();
  const { codeName } = usePersonWords();
  const [open, setOpen] = useState<"find" | "take_off" | null>(null);
  const { person_id, person_code_word, person_code_number } = complaint;
  const her =
    person_id && person_code_word && person_code_number
      ? { id: person_id, name: codeName({ code_word: person_code_word, code_number: person_code_number }) }
      : null;
  const edits = complaint.may.includes("edit") && can("identity_read");
  if (!her && !edits) return null;
  return (
    <section className="card px-4 py-3.5" aria-label={t("people.card")}>
      <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold text-dim">
        <UserRound aria-hidden="true" className="size-4" />
        {t("people.card")}
      </h2>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {her ? (
          <>
            {can("identity_read") ? (
              <Link
                to="/people/$id"
                params={{ id: her.id }}
                className="inline-flex min-h-6 items-center text-lg font-semibold text-accent hover:underline"
              >
                <bdi>{her.name}</bdi>
              </Link>
            ) : (
              <bdi className="text-lg font-semibold">{her.name}</bdi>
            )}
            {edits && (
              <Button className="no-print" onPress={() => setOpen("take_off")}>
                {t("people.take_off")}
              </Button>
            )}
          </>
        ) : (
          <>
            <span className="text-sm text-dim">{t("people.nobody_yet")}</span>
            <Button className="no-print" onPress={() => setOpen("find")}>
              {t("people.find_her")}
            </Button>
          </>
        )}
      </div>
      <Suspense>{open === "find" && <FindPerson complaint={complaint} onClose={() => setOpen(null)} />}</Suspense>
      {open === "take_off" && her && <TakeOff complaint={complaint} her={her} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface TakeOffProps {
  complaint: Complaint;
  her: { id: string; name: string };
  onClose(): void;
}

function TakeOff({ complaint, her, onClose }: TakeOffProps) {
  const { t } = useWords();
  return (
    <ConfirmDialog
      title={t("people.take_off_title", { name: her.name })}
      act={t("people.take_off")}
      send={() => noteSubject(complaint.id, null)}
      onDone={() => {
        readComplaintAgain(complaint.id);
        void readAgain(her.id);
        tell(t("people.taken_off"));
        onClose();
      }}
      onClose={onClose}
    >
      <p className="text-dim">{t("people.take_off_text")}</p>
    </ConfirmDialog>
  );
}
