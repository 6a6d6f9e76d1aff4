// A complaint's reference in a list, leading to its page. Out of the tab order: Enter on its row leads there too.
import { Link } from "@tanstack/react-router";

export function ReferenceLink({ id, reference }: { id: string; reference: string }) {
  return (
    <Link
      to="/complaints/$id"
      params={{ id }}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
      className="inline-flex min-h-6 items-center font-semibold"
    >
      <bdi dir="ltr" className="normal-nums">
        {reference}
      </bdi>
    </Link>
  );
}
