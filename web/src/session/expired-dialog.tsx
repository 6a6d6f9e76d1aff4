// The session has ended while the page was full of work: sign in again over it, and nothing is lost.
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useWords } from "../words/words";
import { expired, useSession } from "./session";
import { SignIn } from "./sign-in";

export function ExpiredDialog() {
  const { t } = useWords();
  const session = useSession();
  if (!expired.use()) return null;
  return (
    <Dialog open title={t("expired.title")}>
      <SignIn knownName={session.name} />
      <Button kind="quiet" className="mt-3" onPress={() => location.assign("/")}>
        {t("expired.somebody_else")}
      </Button>
    </Dialog>
  );
}
