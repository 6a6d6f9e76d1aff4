// What a person is called, and when she was born, in the reader's language.
import { useCodes } from "../api/codes";
import { useWords } from "../words/words";
import { birthWords } from "./birth";

export function usePersonWords() {
  const { t, lang } = useWords();
  const codes = useCodes();
  return {
    codeName: ({ code_word, code_number }: { code_word: string; code_number: number }) =>
      `${codes.label("code_name", code_word)} ${code_number}`,
    birth: (known: Parameters<typeof birthWords>[2], short = false) => birthWords(t, lang, known, short),
    country: (code: string | null | undefined) => codes.label("country", code),
  };
}
