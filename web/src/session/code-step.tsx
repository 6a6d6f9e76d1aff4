// Step two: the six digits of the moment, or a recovery code in the same field.
import { useState } from "react";
import { ask, POST } from "../api/client";
import { asProblem } from "../api/problem";
import { TextField } from "../ui/field";
import { useWords } from "../words/words";
import type { Session } from "./session";
import { SignInForm, useFieldError, useSending } from "./sign-in-form";

interface Props {
  ticket: string;
  onEntered(session: Session): void;
  onBack(why?: string): void;
}

export function CodeStep({ ticket, onEntered, onBack }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const sending = useSending();
  const errorOf = useFieldError(sending);
  async function send() {
    try {
      onEntered(await ask(POST("/api/sign-in/code", { body: { ticket, code: code.replace(/\s/g, "") } })));
    } catch (error) {
      setCode("");
      if (["ticket_expired", "signed_out"].includes(asProblem(error).slug)) return onBack(t("sign_in.ticket_over"));
      throw error;
    }
  }
  return (
    <SignInForm
      title={t("code.title")}
      text={t("code.text")}
      button={t("code.enter")}
      sending={sending}
      onSend={send}
      below={
        <button
          type="button"
          onClick={() => onBack()}
          className="min-h-6 self-start text-sm text-accent underline underline-offset-2"
        >
          {t("sign_in.back")}
        </button>
      }
    >
      <TextField
        label={t("code.label")}
        name="code"
        dir="ltr"
        inputMode="text"
        autoComplete="one-time-code"
        autoFocus
        spellCheck={false}
        maxLength={40}
        hint={t("code.hint")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={errorOf("code")}
      />
    </SignInForm>
  );
}
