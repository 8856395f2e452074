import { type Static, Type } from 'typebox';
import { listOf, objectOf, oneOf, Text } from './shapes.ts';
import { FindingView } from './sync.ts';

const optional = Type.Optional;
const Many = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Address = Type.String({ maxLength: 2048 });
const Mode = oneOf(['autonomous', 'replica']);

const growthFloor = { categories: Many, revisions: Many, bytes: Many };
const guard = {
  growthFactor: Type.Number({ minimum: 1 }),
  revisionJump: Many,
  freezeDays: Many,
};

export const GuardView = objectOf({ ...guard, growthFloor: objectOf(growthFloor) });
export type GuardView = Static<typeof GuardView>;

export const UpstreamView = objectOf({
  kind: oneOf(['microsoft', 'server']),
  url: Type.String(),
  mode: Mode,
  accountName: Type.String(),
  pinnedCertificate: optional(Type.String()),
  rollup: Type.Boolean(),
  proxy: optional(Type.String()),
  httpsProxy: optional(Type.String()),
  noProxy: listOf(Type.String()),
  certificateAuthorities: listOf(
    Type.String({ description: 'the subject of a further authority that is trusted' }),
  ),
  guard: GuardView,
});
export type UpstreamView = Static<typeof UpstreamView>;

/** GET and PUT /upstream: empty where none is set. */
export const UpstreamAnswer = objectOf({ upstream: optional(UpstreamView) });
export type UpstreamAnswer = Static<typeof UpstreamAnswer>;

/** PUT /upstream. What is left out stays as it is, or gets its default where there was nothing. */
export const SetUpstreamRequest = objectOf({
  url: optional(
    Type.String({ maxLength: 2048, description: '`microsoft` or a URL; empty takes the upstream away' }),
  ),
  mode: optional(Mode),
  accountName: optional(Text),
  pinnedCertificate: optional(
    Type.String({ maxLength: 2048, description: 'empty takes it away, here and below' }),
  ),
  rollup: optional(Type.Boolean()),
  proxy: optional(Address),
  proxyUser: optional(Address),
  proxyPassword: optional(Address),
  httpsProxy: optional(Address),
  noProxy: optional(listOf(Text, { maxItems: 1000 })),
  certificateAuthorities: optional(
    listOf(Type.String({ maxLength: 100_000, description: 'PEM. Replaces the list' }), { maxItems: 100 }),
  ),
  guard: optional(
    Type.Partial(
      objectOf({
        ...guard,
        growthFloor: Type.Partial(objectOf(growthFloor), { additionalProperties: false }),
      }),
      { additionalProperties: false },
    ),
  ),
});
export type SetUpstreamRequest = Static<typeof SetUpstreamRequest>;

/** POST /upstream/test: of what is set, or of another upstream as it would be if it were set. */
export const TestUpstreamRequest = objectOf({ url: optional(Text) });
export type TestUpstreamRequest = Static<typeof TestUpstreamRequest>;

export const PreflightAnswer = objectOf({
  url: Type.String(),
  ok: Type.Boolean(),
  steps: listOf(
    objectOf({
      name: Type.String(),
      outcome: oneOf(['ok', 'warning', 'failed', 'skipped']),
      milliseconds: Type.Number({ minimum: 0 }),
      evidence: Type.String(),
      finding: optional(FindingView),
    }),
  ),
});
export type PreflightAnswer = Static<typeof PreflightAnswer>;
