// The recovery codes, shown this once: print or copy, say that they are kept, go on.
import { Copy, Printer } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button";
import { useWords } from "../words/words";

export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  const { t } = useWords();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="text-xl font-semibold">{t("recovery.title")}</h1>
        <p className="mt-1 text-dim">{t("recovery.text")}</p>
      </div>
      <ol className="grid justify-items-center gap-y-1 rounded-md border bg-sunken px-4 py-3">
        {codes.map((code) => (
          <li key={code} className="font-mono text-sm">
            <bdi dir="ltr">{code}</bdi>
          </li>
        ))}
      </ol>
      <div className="no-print flex flex-wrap gap-2">
        <Button icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
          {t("recovery.print")}
        </Button>
        <Button icon={<Copy aria-hidden="true" className="size-4" />} onPress={copy}>
          {t(copied ? "recovery.copied" : "recovery.copy")}
        </Button>
      </div>
      <label className="no-print flex items-start gap-2.5">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
          className="mt-0.5 size-5 accent-accent"
        />
        {t("recovery.kept")}
      </label>
      <Button kind="primary" isDisabled={!kept} onPress={onKept} className="no-print min-h-[40px]!">
        {t("recovery.go_on")}
      </Button>
    </div>
  );
}
