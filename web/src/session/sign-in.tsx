// Signing in: name and passphrase, then a one-time code; the first time a set-up code, a passphrase and the enrolment of a
// code app, ending with the recovery codes. Used as a page and, when a session has ended, over the page.
import { useState } from "react";
import type { Schemas } from "../api/client";
import { useWords } from "../words/words";
import { CodeStep } from "./code-step";
import { EnrolStep } from "./enrol-step";
import { PassphraseStep } from "./passphrase-step";
import { RecoveryCodes } from "./recovery-codes";
import { enter, type Session } from "./session";
import { SetUpStep } from "./set-up-step";

type Step =
  | { at: "passphrase" }
  | { at: "set-up"; name: string }
  | { at: "code"; name: string; ticket: string }
  | { at: "enrolment"; name: string; ticket: string; enrolment: Schemas["Enrolment"] }
  | { at: "recovery"; session: Session; codes: string[] };

export function SignIn({ knownName }: { knownName?: string | undefined }) {
  const { t } = useWords();
  const [step, setStep] = useState<Step>({ at: "passphrase" });
  const [note, setNote] = useState("");

  const startOver = (why = "") => {
    setNote(why);
    setStep({ at: "passphrase" });
  };
  const passed = (name: string, next: Schemas["SignInStep"]) => {
    setNote("");
    if (next.next === "enrolment" && next.enrolment)
      setStep({ at: "enrolment", name, ticket: next.ticket, enrolment: next.enrolment });
    else setStep({ at: "code", name, ticket: next.ticket });
  };

  switch (step.at) {
    case "passphrase":
      return (
        <PassphraseStep
          note={note}
          knownName={knownName}
          onPassed={passed}
          onSetUp={knownName ? undefined : (name) => setStep({ at: "set-up", name })}
        />
      );
    case "set-up":
      return <SetUpStep name={step.name} onPassed={passed} onBack={startOver} />;
    case "code":
      return <CodeStep ticket={step.ticket} onEntered={enter} onBack={startOver} />;
    case "enrolment":
      return (
        <EnrolStep
          ticket={step.ticket}
          enrolment={step.enrolment}
          onEnrolled={(done) => setStep({ at: "recovery", session: done.session, codes: done.recovery_codes })}
          onBack={() => startOver(t("sign_in.ticket_over"))}
        />
      );
    case "recovery":
      return <RecoveryCodes codes={step.codes} onKept={() => enter(step.session)} />;
  }
}
