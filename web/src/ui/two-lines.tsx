// Two facts of a row in one cell, each in its own direction.
export function TwoLines({ first, second }: { first: string; second?: string }) {
  return (
    <span className="block text-sm leading-tight">
      <span className="block truncate">
        <bdi>{first}</bdi>
      </span>
      {second && (
        <span className="block truncate text-xs text-dim">
          <bdi>{second}</bdi>
        </span>
      )}
    </span>
  );
}
