// What went wrong, as the backend says it (RFC 9457), plus `offline` for an answer that never came.
export interface FieldError {
  pointer: string;
  code: string;
  limit?: number | null;
}

export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly errors: FieldError[];
  readonly retryAfter: number;

  constructor(slug: string, status = 0, errors: FieldError[] = [], retryAfter = 0) {
    super(slug);
    this.slug = slug;
    this.status = status;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  /** True when the same request may simply be sent again later. */
  get passing(): boolean {
    return this.slug === "offline" || this.status >= 500 || this.status === 429;
  }
}

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem("unexpected"));

export function problemFrom(response: Response, body: unknown): Problem {
  const said = (body ?? {}) as { slug?: string; errors?: FieldError[] };
  const wait = Number(response.headers.get("retry-after") ?? 0);
  return new Problem(
    said.slug ?? `status_${response.status}`,
    response.status,
    said.errors ?? [],
    Number.isFinite(wait) ? wait : 0,
  );
}
