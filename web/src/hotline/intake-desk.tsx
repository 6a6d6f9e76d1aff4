// One contact in hand: reads it, its saved draft and what this browser kept of it once, then hands them to the form.
import { useQuery } from "@tanstack/react-query";
import { type RefObject, Suspense, useState } from "react";
import { Failed, Loading } from "../ui/states";
import { IntakeEditor } from "./intake-editor";
import { settle } from "./keeping";
import { UnsentText } from "./later";
import { openContact } from "./opening";

interface Props {
  id: string;
  leave: RefObject<(() => Promise<boolean>) | null>;
  onTakeNext(): void;
}

async function open(id: string) {
  await settle(id);
  return openContact(id);
}

export function IntakeDesk({ id, leave, onTakeNext }: Props) {
  const [later, setLater] = useState(false);
  const { data, dataUpdatedAt, error, refetch, isFetching } = useQuery({
    queryKey: ["intake", id],
    queryFn: () => open(id),
    // Also when everything is read anew, after a lost connection or a new sign-in: a second reading would mount the form
    // again under the typing hands.
    staleTime: "static",
    gcTime: 0,
  });
  if (!data || (error && !isFetching))
    return (
      <div className="min-w-0 flex-1">
        {error && !isFetching ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
      </div>
    );
  const lost = "lost" in data ? data.lost : data.draft.lost;
  if (lost.length > 0 && !later)
    return (
      <Suspense fallback={<Loading />}>
        <UnsentText
          copies={lost}
          onDone={() => void refetch()}
          onLater={"lost" in data ? undefined : () => setLater(true)}
          key={dataUpdatedAt}
        />
      </Suspense>
    );
  if ("lost" in data) return null;
  return (
    <IntakeEditor
      opened={data}
      leave={leave}
      onTakeNext={onTakeNext}
      onReload={() => void refetch()}
      key={dataUpdatedAt}
    />
  );
}
