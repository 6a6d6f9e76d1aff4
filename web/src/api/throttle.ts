// Many calls in a moment become few: the first is made at once, the rest together when the wait is over. The last is never lost.
export interface Throttled<T> {
  (item: T): void;
  stop(): void;
}

export function throttle<T>(run: (items: readonly T[]) => void, wait = 1000): Throttled<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gathered: T[] = [];
  const rest = () => {
    timer = undefined;
    if (gathered.length > 0) go();
  };
  function go() {
    const items = gathered;
    gathered = [];
    timer = setTimeout(rest, wait);
    run(items);
  }
  const call = (item: T) => {
    gathered.push(item);
    if (timer === undefined) go();
  };
  call.stop = () => {
    clearTimeout(timer);
    timer = undefined;
    gathered = [];
  };
  return call;
}
