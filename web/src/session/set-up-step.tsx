// The first time, or after a reset: the set-up code an administrator handed over, and a passphrase of one's own.
import { useState } from "react";
import { ask, POST, type Schemas } from "../api/client";
import { TextField } from "../ui/field";
import { useWords } from "../words/words";
import { SignInForm, useFieldError, useSending } from "./sign-in-form";

interface Props {
  name: string;
  onPassed(name: string, next: Schemas["SignInStep"]): void;
  onBack(): void;
}

export function SetUpStep({ name: first, onPassed, onBack }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(first);
  const [code, setCode] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const sending = useSending();
  const errorOf = useFieldError(sending);
  async function send() {
    setDiffer(passphrase !== again);
    if (passphrase !== again) return;
    const body = { name: name.trim(), setup_code: code.trim(), passphrase };
    onPassed(name.trim(), await ask(POST("/api/sign-in/setup", { body })));
  }
  return (
    <SignInForm
      title={t("set_up.title")}
      text={t("set_up.text")}
      button={t("sign_in.next")}
      sending={sending}
      onSend={send}
      below={
        <button
          type="button"
          onClick={onBack}
          className="min-h-6 self-start text-sm text-accent underline underline-offset-2"
        >
          {t("sign_in.back")}
        </button>
      }
    >
      <TextField
        label={t("sign_in.name")}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!first}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errorOf("name")}
      />
      <TextField
        label={t("set_up.code")}
        name="setup_code"
        dir="ltr"
        autoFocus={!!first}
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={errorOf("setup_code")}
      />
      <TextField
        label={t("set_up.passphrase")}
        name="passphrase"
        type="password"
        autoComplete="new-password"
        hint={t("set_up.hint")}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        error={errorOf("passphrase")}
      />
      <TextField
        label={t("set_up.again")}
        name="passphrase_again"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        error={differ ? t("set_up.differ") : undefined}
      />
    </SignInForm>
  );
}
