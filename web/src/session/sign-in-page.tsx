// The page of someone not signed in.
import { Mark } from "../shell/mark";
import { LanguageSwitch, ThemeSwitch } from "../shell/switches";
import { SignIn } from "./sign-in";

export function SignInPage() {
  return (
    <div className="flex min-h-full flex-col">
      <header className="no-print flex items-center justify-between px-5 py-3">
        <Mark />
        <div className="flex gap-1">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <main className="flex flex-1 justify-center px-4 pt-[9vh] pb-10">
        <div className="card h-fit w-full max-w-[420px] p-7">
          <SignIn />
        </div>
      </main>
    </div>
  );
}
