// The outermost: language for the kit, then who is signed in, then the frame.
import { I18nProvider } from "react-aria-components";
import { asProblem } from "./api/problem";
import { useSessionQuery } from "./session/session";
import { SignInPage } from "./session/sign-in-page";
import { Shell } from "./shell/shell";
import { Failed, Loading } from "./ui/states";
import { locale, useWords } from "./words/words";

export function Root() {
  const { lang } = useWords();
  return (
    <I18nProvider locale={locale(lang)}>
      <Doorway />
    </I18nProvider>
  );
}

function Doorway() {
  const { data, error, refetch, isPending } = useSessionQuery();
  if (data) return <Shell />;
  if (error && asProblem(error).status !== 401) return <Failed error={error} onRetry={() => void refetch()} />;
  return isPending ? <Loading /> : <SignInPage />;
}
