export interface Log {
  error(message: string): void;
  info(message: string): void;
}

/** An error's words with its stack, for the log. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return String(error);
}
