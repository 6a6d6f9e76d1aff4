// Language and theme, switched in place.
import { Languages, Moon, Sun } from "lucide-react";
import { Button, IconButton } from "../ui/button";
import { switchTheme, useTheme } from "../ui/theme";
import { otherLanguage, speak, useWords } from "../words/words";

export const switchLanguage = () => void speak(otherLanguage());

export function LanguageSwitch() {
  const { lang } = useWords();
  // Named in the language it leads to.
  const [name, label] =
    lang === "en" ? ["العربية", "التحويل إلى العربية (Alt L)"] : ["English", "Switch to English (Alt L)"];
  return (
    <span title={label} lang={lang === "en" ? "ar" : "en"} className="inline-flex">
      <Button kind="quiet" onPress={switchLanguage} icon={<Languages aria-hidden="true" className="size-4" />}>
        {name}
      </Button>
    </span>
  );
}

export function ThemeSwitch() {
  const { t } = useWords();
  const theme = useTheme();
  const Icon = theme === "light" ? Moon : Sun;
  return (
    <IconButton
      label={`${t(theme === "light" ? "theme.to_dark" : "theme.to_light")} (Alt T)`}
      icon={<Icon aria-hidden="true" className="size-4" />}
      onPress={switchTheme}
    />
  );
}
