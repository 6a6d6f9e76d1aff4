// One earlier sheet, to read and to print.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Chip } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useWords } from "../words/words";
import { Head, SheetBody } from "./shift";
import { shiftSheetQuery } from "./shift-sheet-api";

export function ShiftSheetPage() {
  const { t } = useWords();
  const { id } = useParams({ from: "/shift/$id" });
  const { data, error, refetch } = useQuery(shiftSheetQuery(id));
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  const state = data.withdrawn_at ? "state_withdrawn" : data.accepted_at ? "state_accepted" : "waits";
  return (
    <div className="print-flow h-full overflow-y-auto">
      <div className="mx-auto max-w-[1100px] px-5 pb-6">
        <Head of={data} chip={<Chip tone={data.accepted_at ? "ok" : "plain"}>{t(`shift.${state}`)}</Chip>}>
          {null}
        </Head>
        <SheetBody sheet={data} />
      </div>
    </div>
  );
}
