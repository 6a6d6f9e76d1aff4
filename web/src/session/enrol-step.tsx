// Enrolling a code app: the picture to scan, the same secret as text, and the first code as proof.
import { useState } from "react";
import { ask, POST, type Schemas } from "../api/client";
import { TextField } from "../ui/field";
import { useWords } from "../words/words";
import { SignInForm, useFieldError, useSending } from "./sign-in-form";

interface Props {
  ticket: string;
  enrolment: Schemas["Enrolment"];
  onEnrolled(done: Schemas["Enrolled"]): void;
  onBack(): void;
}

/** The server's SVG goes into an image, never into the page: no markup from outside becomes part of it. */
const asImage = (svg: string) =>
  `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;

export function EnrolStep({ ticket, enrolment, onEnrolled, onBack }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const sending = useSending();
  const errorOf = useFieldError(sending);
  return (
    <SignInForm
      title={t("enrol.title")}
      text={t("enrol.text")}
      button={t("enrol.confirm")}
      sending={sending}
      onSend={async () =>
        onEnrolled(await ask(POST("/api/sign-in/enrolment", { body: { ticket, code: code.replace(/\s/g, "") } })))
      }
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
      <div className="flex flex-wrap items-center gap-4">
        <img
          src={asImage(enrolment.qr_svg)}
          alt={t("enrol.qr")}
          width={168}
          height={168}
          className="rounded-md border bg-white p-2"
        />
        <div className="min-w-0 flex-1 basis-40">
          <p className="text-sm text-dim">{t("enrol.by_hand")}</p>
          <p className="mt-1 font-semibold">
            <bdi dir="ltr" data-secret="">
              {enrolment.secret.replace(/(.{4})(?=.)/g, "$1 ")}
            </bdi>
          </p>
        </div>
      </div>
      <TextField
        label={t("code.label")}
        name="code"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={12}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={errorOf("code")}
      />
    </SignInForm>
  );
}
