// All categories, group by group: a digit chooses the group, then a digit toggles its categories.
import { useRef, useState } from "react";
import { useCodes } from "../../api/codes";
import { focusInto } from "../../ui/stops";
import { type Tile, Tiles } from "../../ui/tiles";
import { useWords, type WordId } from "../../words/words";
import { More } from "./more";

interface Props {
  chosen: string[];
  onToggle(code: string): void;
  tile(code: string): Tile;
}

export function CategoryGroups(props: Props) {
  const { t } = useWords();
  return (
    <More title={t("more.groups")} fields={[]}>
      <Groups {...props} />
    </More>
  );
}

function Groups({ chosen, onToggle, tile }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  const [group, setGroup] = useState<string | null>(null);
  const inside = useRef<HTMLDivElement>(null);
  const entries = codes
    .entries("complaint_category")
    .map(({ code, attributes }) => ({ code, group: String(attributes.group) }));
  const groups = [...new Set(entries.map((entry) => entry.group))];
  const choose = (next: string) => {
    setGroup(next);
    requestAnimationFrame(() => focusInto(inside.current?.querySelector("[data-stop]")));
  };
  return (
    <div className="flex flex-col gap-2.5">
      <Tiles
        label={t("field.category_group")}
        tiles={groups.map((value) => ({ value, label: t(`category_group.${value}` as WordId) }))}
        chosen={group ? [group] : []}
        onToggle={choose}
      />
      {group && (
        <div ref={inside}>
          <Tiles
            key={group}
            label={t(`category_group.${group}` as WordId)}
            tiles={entries.filter((entry) => entry.group === group).map(({ code }) => tile(code))}
            chosen={chosen}
            onToggle={onToggle}
          />
        </div>
      )}
    </div>
  );
}
