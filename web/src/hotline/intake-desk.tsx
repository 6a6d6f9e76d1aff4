// One contact in hand: reads it and its saved draft once, then hands them to the form. Later news about the contact must
// not touch what is being typed, so this is read outside the live cache.
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { ask, GET } from "../api/client";
import { Failed, Loading } from "../ui/states";
import { readDraft } from "./api";
import { callOf, emptyComplaint, type IntakeForm } from "./draft";
import { IntakeEditor } from "./intake-editor";
import { justTaken, settle } from "./keeping";

interface Props {
  id: string;
  leave: RefObject<(() => Promise<boolean>) | null>;
  onTakeNext(): void;
}

/** What is kept as a draft: the form and the idempotency key its complaint will be registered under. */
export interface Kept {
  key: string;
  form: IntakeForm;
}

async function open(id: string) {
  await settle(id);
  const [contact, draft] = await Promise.all([
    ask(GET("/api/contacts/{id}", { params: { path: { id } } })),
    justTaken.delete(id) ? null : readDraft(id),
  ]);
  const fresh: IntakeForm = { ...emptyComplaint, language: contact.language ?? "", call: callOf(contact) };
  const kept = draft ? (JSON.parse(draft.content) as Partial<Kept>) : null;
  return {
    contact,
    draftVersion: draft?.version ?? 0,
    restored: kept !== null,
    kept: {
      key: kept?.key ?? crypto.randomUUID(),
      form: { ...fresh, ...kept?.form, call: { ...fresh.call, ...kept?.form?.call } },
    } satisfies Kept,
  };
}

export type OpenedContact = Awaited<ReturnType<typeof open>>;

export function IntakeDesk({ id, leave, onTakeNext }: Props) {
  const { data, dataUpdatedAt, error, refetch, isFetching } = useQuery({
    queryKey: ["intake", id],
    queryFn: () => open(id),
    // Also when everything is read anew, after a lost connection or a new sign-in: a second reading would mount the form
    // again under the typing hands.
    staleTime: "static",
    gcTime: 0,
  });
  if (data)
    return (
      <IntakeEditor
        opened={data}
        leave={leave}
        onTakeNext={onTakeNext}
        onReload={() => void refetch()}
        key={dataUpdatedAt}
      />
    );
  return (
    <div className="min-w-0 flex-1">
      {error && !isFetching ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
    </div>
  );
}
