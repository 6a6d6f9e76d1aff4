// A contact in a few words that tell nothing of what was said: its channel and language.
import { useCallback } from "react";
import { useCodes } from "../api/codes";
import { useWords } from "../words/words";
import type { Channel } from "./api";

export function useContactWords() {
  const { t } = useWords();
  const codes = useCodes();
  return useCallback(
    ({ channel, language }: { channel: Channel; language?: string | null }) =>
      [t(`channel.${channel}`), language ? codes.label("language", language) : ""].filter(Boolean).join(" · "),
    [t, codes],
  );
}
