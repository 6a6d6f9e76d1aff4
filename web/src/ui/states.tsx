// What a place shows when it has nothing, is waiting, or failed.
import { CircleAlert, Inbox, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { asProblem } from "../api/problem";
import { useWords } from "../words/words";
import { Button } from "./button";
import { problemText } from "./problem-text";

interface EmptyProps {
  title: string;
  /** It is all there is on the page: its title is the page's heading. */
  page?: boolean;
  children?: ReactNode;
  icon?: ReactNode;
}

export function Empty({ title, page, children, icon }: EmptyProps) {
  const Title = page ? "h1" : "p";
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-14 text-center">
      <span className="text-dim">{icon ?? <Inbox aria-hidden="true" className="size-8 stroke-[1.4]" />}</span>
      <Title className="text-lg font-semibold">{title}</Title>
      {children && <div className="max-w-md text-dim">{children}</div>}
    </div>
  );
}

export function Loading() {
  const { t } = useWords();
  return (
    <div role="status" className="flex items-center justify-center gap-2 px-6 py-14 text-dim">
      <RotateCw aria-hidden="true" className="size-4 animate-spin" />
      {t("loading")}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert">
      <Empty title={t("failed.title")} icon={<CircleAlert aria-hidden="true" className="size-8 text-danger" />}>
        <p>{problemText(t, asProblem(error))}</p>
        {onRetry && (
          <Button className="mt-4" onPress={onRetry}>
            {t("failed.retry")}
          </Button>
        )}
      </Empty>
    </div>
  );
}
