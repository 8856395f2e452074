import { type DestinationStream, type Level, pino, stdSerializers, stdTimeFunctions } from 'pino';
import type { Log, LogFields } from '#base';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** Short lines for people instead of JSON. Default: when standard error is a terminal. */
  readonly readable?: boolean;
  /** Where lines go. Default: standard error. */
  readonly write?: (line: string) => void;
}

/** The log of the whole process: one JSON object for each line, or a short readable line on a terminal. */
export function createLog({ level, readable, write }: LogOptions): Log {
  const sink = write ?? ((line: string) => void process.stderr.write(line));
  const destination: DestinationStream = {
    write: (readable ?? process.stderr.isTTY) ? (line) => sink(toReadable(line)) : sink,
  };
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.err },
    },
    destination,
  );
  const at = (name: Level) => (event: string, fields?: LogFields) => {
    if (fields === undefined) logger[name](event);
    else logger[name](fields, event);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** `12:34:56 warn  changes.declined updateIds=["…"] actor=cli:root` */
function toReadable(line: string): string {
  const { level, time, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const parts = Object.entries(fields).map(([name, value]) => `${name}=${toText(value)}`);
  const clock = String(time).slice(11, 19);
  return `${clock} ${String(level).padEnd(5)} ${[String(event), ...parts].join(' ')}\n`;
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isError(value)) return value.stack;
  return JSON.stringify(value);
}

/** An error as pino writes it. */
function isError(value: unknown): value is { readonly stack: string } {
  return typeof value === 'object' && value !== null && 'stack' in value && typeof value.stack === 'string';
}
