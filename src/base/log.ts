/** Structured fields of a log line. Keys are constants of the room that logs. */
export type LogFields = Readonly<Record<string, unknown>>;

/** The one way to log. `app` decides what is behind it; rooms log only at their outermost edge. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Swallows everything: the default in tests and libraries. */
export const nullLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
