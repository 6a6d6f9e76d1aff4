// F8 in the strip above the form: silent help at once, without a dialog.
import { LifeBuoy } from "lucide-react";
import { Button } from "../ui/button";
import { useWords } from "../words/words";

export function HelpButton({ onAsk }: { onAsk(): void }) {
  const { t } = useWords();
  return (
    <Button keys="F8" icon={<LifeBuoy aria-hidden="true" className="size-4" />} onPress={onAsk}>
      {t("help.ask")}
    </Button>
  );
}
