// The session has ended while the page was full of work: sign in again over it, and nothing is lost. Whoever is typing is
// not cut off in the middle of a word, and no key meant for the form lands in the passphrase.
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useWords } from "../words/words";
import { expired, useSession } from "./session";
import { SignIn } from "./sign-in";

const pause = 500;
const longestWait = 4000;

export function ExpiredDialog() {
  const { t } = useWords();
  const over = expired.use();
  if (!useQuiet(over, longestWait) || !over) return null;
  return (
    <Dialog open title={t("expired.title")}>
      <SignInWhenQuiet />
    </Dialog>
  );
}

function SignInWhenQuiet() {
  const { t } = useWords();
  const session = useSession();
  const quiet = useQuiet(true);
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (quiet) fields.current?.querySelector<HTMLInputElement>("[name=passphrase]")?.focus();
  }, [quiet]);
  return (
    <fieldset ref={fields} disabled={!quiet} className="contents">
      <SignIn knownName={session.name} />
      <Button kind="quiet" className="mt-3" onPress={() => location.assign("/")}>
        {t("expired.somebody_else")}
      </Button>
    </fieldset>
  );
}

/** Becomes true when no key was pressed for a moment, or after the longest wait. */
function useQuiet(waiting: boolean, longest = Number.POSITIVE_INFINITY): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const end = Date.now() + longest;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setQuiet(true), Math.min(pause, end - Date.now()));
    };
    wait();
    addEventListener("keydown", wait, true);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", wait, true);
      setQuiet(false);
    };
  }, [waiting, longest]);
  return quiet;
}
