// The card a list stands in: waiting, failed, empty, or the list itself.
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { Grid, type GridProps } from "./grid";
import { Failed, Loading } from "./states";

export interface Rows<T> {
  /** None while the first are awaited. */
  rows: T[] | undefined;
  error: unknown;
  refetch(): unknown;
  more?: boolean;
  loadingMore?: boolean;
  onMore?(): void;
}

/** The pages of a list as one. */
export function useRows<T>(query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>): Rows<T> {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return { rows, error, refetch, more: hasNextPage, loadingMore: isFetchingNextPage, onMore };
}

type Props<T> = Omit<GridProps<T>, "rows" | "more" | "loadingMore" | "onMore"> & { of: Rows<T> };

export function GridCard<T>({ of: { rows, error, refetch, ...paging }, ...grid }: Props<T>) {
  return (
    <div className="card mx-5 mb-5 flex min-h-0 flex-1 flex-col overflow-x-auto overflow-y-hidden">
      {rows ? (
        <Grid rows={rows} {...paging} {...grid} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  );
}
