import type { Failure } from '#base';

/** Where a command speaks: its answer goes to stdout, everything else to stderr. */
export interface Output {
  /** `--json` was given: exactly one JSON document goes to stdout. */
  readonly json: boolean;
  /** Columns to fit lines into; undefined when stdout is no terminal. */
  readonly columns: number | undefined;
  /** The answer: `document` as JSON, or the lines for people. Called once. */
  answer(document: unknown, lines: () => readonly string[]): void;
  /** A message beside the answer. */
  note(text: string): void;
  /** Replaces the line of progress; only on a terminal. */
  progress(text: string): void;
  /** Says what failed and what to do, without ending the command. */
  fault(failure: Fault): void;
  /** The answer of a command that failed. */
  failed(failure: Failure): void;
}

/** What is told of a failure. */
export interface Fault {
  readonly message: string;
  readonly hint: string;
}

/** The terminal, or whatever stdout and stderr are. */
export function processOutput(json: boolean): Output {
  let lineOpen = false;
  const clearLine = () => {
    if (lineOpen) process.stderr.write('\r\u001b[K');
    lineOpen = false;
  };
  const say = (text: string) => {
    clearLine();
    process.stderr.write(`${harmless(text)}\n`);
  };
  const fault = ({ message, hint }: Fault) => say(`Error: ${message}\nTry:   ${hint}`);
  const print = (document: unknown) => process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return {
    json,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    answer: (document, lines) => {
      clearLine();
      if (json) print(document);
      else
        process.stdout.write(
          lines()
            .map((line) => `${harmless(line)}\n`)
            .join(''),
        );
    },
    note: say,
    progress: (text) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r${harmless(text)}\u001b[K`);
      lineOpen = true;
    },
    fault,
    failed: (failure) => {
      const { code, sentence, hint, subject, detail } = failure;
      fault(failure);
      if (json) print({ error: { code, message: sentence, hint, subject, detail } });
    },
  };
}

/**
 * Titles come from documents and names from machines that anybody can run: nothing of them may steer the
 * terminal, not by control characters and not by turning the direction of the text. Line ends stay.
 */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
