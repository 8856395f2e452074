import { type Static, Type } from 'typebox';
import { ViewBody, ViewParams } from './finding.ts';
import { GroupRule } from './group-rule.ts';
import { MailView, NoticeAbout } from './notices.ts';
import { RuleBody } from './rules.ts';
import { listOf, objectOf, oneOf, Text } from './shapes.ts';

// Settings as code: one declarative document. Names are those of the PowerShell resources for WSUS (UpdateServicesDsc) where they have one. A key that
// the document leaves out is not managed by it: it stays as it is.

const Names = listOf(Text, { maxItems: 10_000 });
const Port = Type.Integer({ minimum: 1, maximum: 65_535 });
const optional = Type.Optional;

export const DeclaredGroup = objectOf({
  Name: Text,
  Path: optional(
    Type.String({
      maxLength: 2048,
      description: 'the groups above, from All Computers on: `All Computers/Servers`',
    }),
  ),
  Rule: optional(GroupRule),
});
export type DeclaredGroup = Static<typeof DeclaredGroup>;

/** A rule; `Products`, `Classifications` and `ComputerGroups` are short for conditions and an approval. */
export const DeclaredRule = objectOf({
  Name: Text,
  Enabled: optional(Type.Boolean()),
  OnMatch: RuleBody.properties.onMatch,
  Products: optional(Names),
  Classifications: optional(Names),
  ComputerGroups: optional(Names),
  Conditions: optional(RuleBody.properties.conditions),
  Actions: optional(RuleBody.properties.actions),
});

export const DeclaredView = objectOf({
  Name: ViewParams.properties.view,
  Filters: ViewBody.properties.filters,
  Sort: ViewBody.properties.sort,
  Descending: ViewBody.properties.descending,
});

const Days = Type.Integer({ minimum: 1, maximum: 36_500 });

/** What housekeeping does by itself. */
const Cleanup = objectOf({
  DeclineSupersededUpdates: optional(Type.Boolean()),
  DeclineExpiredUpdates: optional(Type.Boolean()),
  CleanupObsoleteUpdates: optional(Type.Boolean()),
  CompressUpdates: optional(Type.Boolean()),
  CleanupObsoleteComputers: optional(Type.Boolean()),
  CleanupUnneededContentFiles: optional(Type.Boolean()),
  SupersededDays: optional(Days),
  UndoDays: optional(Days),
  MetadataDays: optional(Days),
  RevisionDays: optional(Days),
  SilentDays: optional(Days),
  ContentDays: optional(Days),
  LogDays: optional(Days),
});

/** Where mail is handed in. The password is in no document. */
const MailServer = objectOf({
  Host: optional(Type.String({ maxLength: 253, description: 'empty for none' })),
  Port: optional(Port),
  Security: optional(MailView.properties.security),
  User: optional(Type.String({ maxLength: 256 })),
  From: optional(Type.String({ maxLength: 254 })),
  Language: optional(MailView.properties.language),
});

/** Who is told what by itself. The secret of a webhook is in no document. */
export const DeclaredSubscription = objectOf({
  Name: Type.String({ minLength: 1, maxLength: 100 }),
  Enabled: optional(Type.Boolean()),
  About: NoticeAbout,
  Mail: optional(listOf(Type.String({ maxLength: 254 }), { maxItems: 50 })),
  Webhook: optional(objectOf({ Url: Type.String({ maxLength: 2048 }), Private: optional(Type.Boolean()) })),
  Language: optional(MailView.properties.language),
});

export const DeclaredState = objectOf(
  {
    UpstreamServerName: optional(
      Type.String({ maxLength: 512, description: '`microsoft`, a host name, or empty for none' }),
    ),
    UpstreamServerPort: optional(Port),
    UpstreamServerSSL: optional(Type.Boolean()),
    UpstreamServerReplica: optional(Type.Boolean()),
    ProxyServerName: optional(Type.String({ maxLength: 512, description: 'empty for none' })),
    ProxyServerPort: optional(Port),
    Languages: optional(Names),
    Products: optional(Names),
    Classifications: optional(Names),
    SynchronizeAutomatically: optional(Type.Boolean()),
    SynchronizeAutomaticallyTimeOfDay: optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    SynchronizationsPerDay: optional(Type.Integer({ minimum: 1, maximum: 24 })),
    SynchronizationRandomOffset: optional(Type.Integer({ minimum: 0, maximum: 720, description: 'minutes' })),
    ContentPolicy: optional(
      objectOf({
        Mode: optional(oneOf(['on-approval', 'everything', 'from-microsoft'])),
        Express: optional(Type.Boolean()),
        Parallel: optional(Type.Integer({ minimum: 1, maximum: 32 })),
        BytesPerSecond: optional(Type.Integer({ minimum: 0, description: '0: as fast as it goes' })),
        Windows: optional(listOf(Text, { maxItems: 100 })),
        Hosts: optional(listOf(Text, { maxItems: 1000 })),
      }),
    ),
    UnknownDownstreamServers: optional(oneOf(['welcome', 'refused'])),
    ComputerTargetGroups: optional(listOf(DeclaredGroup, { maxItems: 10_000 })),
    AutoRefreshUpdateApprovals: optional(
      Type.Boolean({ description: 'new revisions of approved updates are approved too' }),
    ),
    ApprovalRules: optional(listOf(DeclaredRule, { maxItems: 1000 })),
    UpdateViews: optional(listOf(DeclaredView, { maxItems: 1000 })),
    Cleanup: optional(Cleanup),
    MailServer: optional(MailServer),
    Subscriptions: optional(listOf(DeclaredSubscription, { maxItems: 1000 })),
  },
  'settings as code',
);
export type DeclaredState = Static<typeof DeclaredState>;

/** POST /config/plan and /config/apply */
export const ConfigRequest = objectOf({
  state: DeclaredState,
  prune: optional(Type.Boolean({ description: 'take away what a list of the document does not name' })),
});
export type ConfigRequest = Static<typeof ConfigRequest>;

export const ConfigStep = objectOf({
  key: Type.String({ description: 'of the document' }),
  change: oneOf(['create', 'change', 'remove', 'keep']),
  subject: Type.String({ description: 'what it is about; empty for a plain setting' }),
  before: optional(Type.Unknown()),
  after: optional(Type.Unknown()),
});
export type ConfigStep = Static<typeof ConfigStep>;

/** What would be done, in this order; empty when everything is as the document says. */
export const ConfigPlan = objectOf({ steps: listOf(ConfigStep) });
export type ConfigPlan = Static<typeof ConfigPlan>;

export const ConfigOutcome = objectOf({
  ...ConfigStep.properties,
  outcome: oneOf(['done', 'failed', 'kept']),
  error: optional(
    objectOf({
      code: Type.String(),
      title: Type.String(),
      hint: Type.String(),
      subject: optional(Type.String()),
      detail: optional(Type.String()),
    }),
  ),
});
export type ConfigOutcome = Static<typeof ConfigOutcome>;

export const ConfigApplied = objectOf({ steps: listOf(ConfigOutcome) });
export type ConfigApplied = Static<typeof ConfigApplied>;

/** GET /config/schema */
export const ConfigSchema = Type.Unsafe<Readonly<Record<string, unknown>>>(
  Type.Record(Type.String(), Type.Unknown(), { description: 'a JSON Schema of `DeclaredState`' }),
);
