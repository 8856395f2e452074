export { outgoingFailures } from './failures.ts';
export { hostMatches } from './host-match.ts';
export { openOutgoing } from './outgoing.ts';
export { isPrivateAddress } from './private-addresses.ts';
export type {
  AddressRules,
  CertificateTrust,
  ConnectionRequest,
  ConnectionStep,
  FetchedAnswer,
  NetworkSettings,
  Outgoing,
  OutgoingAnswer,
  OutgoingRequest,
  ProxySettings,
} from './types.ts';
export { type CameAnswer, type WhatCame, whatCame } from './what-came.ts';
