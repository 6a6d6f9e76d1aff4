// A triage level as a chip; `short` leaves its name out.
import { useCodes } from "../api/codes";
import { Chip, type Tone } from "../ui/chip";

const tones: Record<string, Tone> = { P1: "danger", P2: "warn", P3: "accent" };

export function TriageChip({ level, short }: { level: string; short?: boolean }) {
  const codes = useCodes();
  return (
    <Chip tone={tones[level] ?? "plain"}>
      <bdi dir="ltr">{level}</bdi>
      {!short && ` ${codes.label("triage_level", level)}`}
    </Chip>
  );
}
