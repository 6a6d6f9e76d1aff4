// Finding of whom a complaint is: the search with what the complaint says of her, and a press on the one it is.
import { useNavigate } from "@tanstack/react-router";
import { UserRoundPlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Complaint } from "../hotline/api";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useSending } from "../ui/sending";
import { Failed, Loading } from "../ui/states";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { noteSubject, type PersonHit, readAgain } from "./api";
import { readComplaintAgain } from "./complaint-person";
import { focusFirstHit, Hits, Notices } from "./hits";
import { forComplaint, pageSearch } from "./kept";
import { usePersonWords } from "./person-words";
import { SearchBox } from "./search-box";
import { createSearching } from "./searching";

interface Props {
  complaint: Complaint;
  onClose(): void;
}

export default function FindPerson({ complaint, onClose }: Props) {
  const { t } = useWords();
  const can = useMay();
  const navigate = useNavigate();
  const { codeName } = usePersonWords();
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const [search] = useState(() =>
    createSearching({ words: complaint.worker_name ?? "", nationality: complaint.nationality ?? "" }),
  );
  const { found, searching, error } = search.use();
  const { send, errorOf, notice } = useSending();
  // Whoever opens this asks for her.
  useEffect(() => {
    void search.run();
    return search.rest;
  }, [search]);

  async function pick(hit: PersonHit) {
    if (!(await send(() => noteSubject(complaint.id, hit.id)))) return;
    readComplaintAgain(complaint.id);
    void readAgain(hit.id);
    tell(t("people.hung_on", { name: codeName(hit) }));
    onClose();
  }

  function register() {
    pageSearch.become(search.get());
    forComplaint.set({ id: complaint.id, reference: complaint.reference });
    void navigate({ to: "/people/new" });
  }

  return (
    <Dialog open wide title={t("people.find_title")} onClose={onClose}>
      <SearchBox narrow searching={search} box={box} onDown={() => focusFirstHit(results.current)} />
      <div ref={results} className="mt-4 flex flex-col gap-3">
        {error ? (
          <Failed error={error} onRetry={() => void search.run()} />
        ) : found ? (
          <>
            <p role="status" className="text-sm text-dim">
              {searching
                ? t("loading")
                : found.hits.length > 0
                  ? t("people.shown", { count: found.hits.length })
                  : t(found.hidden > 0 ? "people.none_of_yours" : "people.none")}
            </p>
            <Notices found={found} />
            <Hits found={found} onPick={(hit) => void pick(hit)} onBack={() => box.current?.focus()} />
            {can("identity_register") && (
              <span>
                <Button icon={<UserRoundPlus aria-hidden="true" className="size-4" />} onPress={register}>
                  {t("people.register")}
                </Button>
              </span>
            )}
          </>
        ) : (
          searching && <Loading />
        )}
        {errorOf("person_id") && (
          <p role="alert" className="text-sm font-medium text-danger">
            {errorOf("person_id")}
          </p>
        )}
        {notice}
      </div>
    </Dialog>
  );
}
