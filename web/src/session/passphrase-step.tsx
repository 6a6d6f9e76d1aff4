// Step one: who, and the passphrase.
import { useState } from "react";
import { ask, POST, type Schemas } from "../api/client";
import { TextField } from "../ui/field";
import { useWords } from "../words/words";
import { SignInForm, useFieldError, useSending } from "./sign-in-form";

interface Props {
  note: string;
  knownName: string | undefined;
  onPassed(name: string, next: Schemas["SignInStep"]): void;
  onSetUp: ((name: string) => void) | undefined;
}

export function PassphraseStep({ note, knownName, onPassed, onSetUp }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(knownName ?? "");
  const [passphrase, setPassphrase] = useState("");
  const sending = useSending();
  const errorOf = useFieldError(sending);
  return (
    <SignInForm
      title={t(knownName ? "sign_in.again" : "sign_in.title")}
      text={knownName ? t("sign_in.again_text") : undefined}
      note={note}
      button={t("sign_in.next")}
      sending={sending}
      onSend={async () =>
        onPassed(name.trim(), await ask(POST("/api/sign-in", { body: { name: name.trim(), passphrase } })))
      }
      below={
        onSetUp && (
          <button
            type="button"
            onClick={() => onSetUp(name.trim())}
            className="min-h-6 self-start text-sm text-accent underline underline-offset-2"
          >
            {t("sign_in.have_setup_code")}
          </button>
        )
      }
    >
      <TextField
        label={t("sign_in.name")}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!knownName}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errorOf("name")}
      />
      <TextField
        label={t("sign_in.passphrase")}
        name="passphrase"
        type="password"
        autoComplete="current-password"
        autoFocus={!!knownName}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        error={errorOf("passphrase")}
      />
    </SignInForm>
  );
}
