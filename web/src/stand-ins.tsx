// Pages that stand in for others: not found, not permitted, failed.
import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Compass, Lock } from "lucide-react";
import { type ComponentType, Suspense } from "react";
import { useMay } from "./session/session";
import { Button } from "./ui/button";
import { Empty, Loading } from "./ui/states";
import { useWords } from "./words/words";

const toStart =
  "mt-4 inline-flex min-h-[34px] items-center rounded-md border px-3 font-medium text-ink hover:bg-sunken";

export function PageMissing() {
  const { t } = useWords();
  return (
    <Empty page title={t("missing.title")} icon={<Compass aria-hidden="true" className="size-9 stroke-[1.4]" />}>
      <p>{t("missing.text")}</p>
      <Link to="/" className={toStart}>
        {t("missing.start")}
      </Link>
    </Empty>
  );
}

export function NoPermit() {
  const { t } = useWords();
  return (
    <Empty page title={t("no_permit.title")} icon={<Lock aria-hidden="true" className="size-9 stroke-[1.4]" />}>
      <p>{t("no_permit.text")}</p>
    </Empty>
  );
}

export function PageFailed({ reset }: ErrorComponentProps) {
  const { t } = useWords();
  return (
    <div role="alert">
      <Empty page title={t("crash.title")}>
        <p>{t("crash.text")}</p>
        <Button
          className="mt-4"
          onPress={() => {
            reset();
            location.reload();
          }}
        >
          {t("crash.reload")}
        </Button>
      </Empty>
    </div>
  );
}

/** A page behind its permit. The backend decides in any case; this only spares people pages that would stay empty. */
export function permitted(permit: string, Page: ComponentType) {
  return function Permitted() {
    const can = useMay();
    if (!can(permit)) return <NoPermit />;
    return (
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    );
  };
}
