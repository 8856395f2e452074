import type { Log } from '#base';

// Every line that the client faces log, with its level. Content and admin have their own.

export interface FaultEvent {
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  readonly id: string;
  readonly computer: string;
  readonly address: string;
}

export interface ServerEvents {
  listening(host: string, port: number): void;
  closed(): void;
  /** A client was told a fault that it can deal with by itself. */
  fault(fault: FaultEvent, error: unknown): void;
  /** Something of ours went wrong; the client was told no more than the id. */
  internalError(fault: FaultEvent, error: unknown): void;
  busy(fault: FaultEvent, error: unknown): void;
  /** The client went away. */
  aborted(address: string, error: unknown): void;
  /** What came was not HTTP, or came too slowly. */
  badRequest(address: string, reason: string): void;
  /** A handler failed outside SOAP. */
  handlerFailed(path: string, error: unknown): void;
}

export function serverEvents(log: Log): ServerEvents {
  return {
    listening: (host, port) => log.info('server.listening', { host, port }),
    closed: () => log.info('server.closed'),
    fault: (fault, error) => log.info('server.fault', { ...fault, reason: reasonOf(error) }),
    internalError: (fault, error) => log.error('server.internal-error', { ...fault, error }),
    busy: (fault, error) => log.warn('server.busy', { ...fault, reason: reasonOf(error) }),
    aborted: (address, error) => log.debug('server.aborted', { address, reason: reasonOf(error) }),
    badRequest: (address, reason) => log.debug('server.bad-request', { address, reason }),
    handlerFailed: (path, error) => log.error('server.handler-failed', { path, error }),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error).slice(0, 500);
}
