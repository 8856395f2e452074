import { ADDRESS_MESSAGES } from './messages/address.ts';
import { ANSWER_MESSAGES } from './messages/answer.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { CONTENT_MESSAGES } from './messages/content.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';

export { probe } from './probe.ts';
export type { StepId } from './steps.ts';
export { systemNames } from './system-names.ts';
export type { LeftOut, Names, ProbeReport, ProbeSettings, ProbeStep } from './types.ts';

/** Everything that a check says of a server. */
export const PROBE_MESSAGES = [
  ADDRESS_MESSAGES,
  CONNECTION_MESSAGES,
  ANSWER_MESSAGES,
  SERVICE_MESSAGES,
  CONTENT_MESSAGES,
] as const;
