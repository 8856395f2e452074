import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf, oneOf, Text, Time } from './shapes.ts';

export const DownstreamRow = objectOf({
  id: Type.String(),
  name: Type.String(),
  parentId: Type.Optional(Type.String()),
  allowed: oneOf(['yes', 'no', 'by-policy']),
  address: Type.String(),
  firstContactAt: Time,
  lastContactAt: Time,
  version: Type.Optional(Type.String()),
  protocolVersion: Type.Optional(Type.String()),
  mode: Type.Optional(oneOf(['autonomous', 'replica'])),
  lastSyncAt: Time,
  lag: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'revisions that it has not listed yet; left out where it never listed any',
    }),
  ),
  missingFiles: Count,
  lastRollupAt: Time,
  computers: Type.Optional(Count),
  needing: Type.Optional(Count),
  failing: Type.Optional(Count),
});
export type DownstreamRow = Static<typeof DownstreamRow>;

const UnknownServers = oneOf(['welcome', 'refused']);

/** GET /downstream */
export const DownstreamAnswer = objectOf({ items: listOf(DownstreamRow), unknownServers: UnknownServers });
export type DownstreamAnswer = Static<typeof DownstreamAnswer>;

/** {server}: its id or its name. */
export const DownstreamParams = objectOf({ server: Text });

/** PATCH /downstream/{server} */
export const AllowDownstreamRequest = objectOf({ allowed: Type.Boolean() });
export type AllowDownstreamRequest = Static<typeof AllowDownstreamRequest>;

/** PUT /downstream-policy */
export const DownstreamPolicyRequest = objectOf({ unknownServers: UnknownServers });
export type DownstreamPolicyRequest = Static<typeof DownstreamPolicyRequest>;
