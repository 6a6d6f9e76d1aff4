// The console's own words, for finding things as a person does: by what is written on them.
import ar from "../../web/src/words/ar.json";
import en from "../../web/src/words/en.json";

export type Language = "en" | "ar";
export type WordId = keyof typeof en;

export const words: Record<Language, Record<WordId, string>> = { en, ar };

/** The words of an id, with its holes filled. Plurals are not for this. */
export function say(lang: Language, id: WordId, values: Record<string, string | number> = {}): string {
    const text = words[lang][id];
    if (!text || text.includes(", plural,")) throw new Error(`no plain words for ${id} in ${lang}: ${text}`);
    return text.replace(/\{(\w+)\}/g, (_, hole: string) => String(values[hole]));
}

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A label, alone or followed by "· optional". */
export const labelled = (lang: Language, id: WordId) => new RegExp(`^${plain(say(lang, id))}( · |$)`);
