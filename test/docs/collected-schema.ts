import { type TProperties, type TSchema, Type } from 'typebox';

// What the script for a machine prints, exactly: samples and the real output of the script are checked against it. `readCollected` takes
// much more than that.

const closed = (properties: TProperties, description?: string) =>
  Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
const listOf = (item: TSchema, description: string) => Type.Array(item, { description });
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()]);
const Words = Type.String();
const Maybe = orNull(Words);
const Whole = Type.Integer();
const Moment = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z$',
  description: 'ISO 8601, UTC, by the clock of the machine',
});

const Machine = closed(
  {
    name: Words,
    powershell: Words,
    caption: Type.Optional(Words),
    edition: Type.Optional(Words),
    release: Type.Optional(Words),
    build: Type.Optional(Whole),
    revision: Type.Optional(orNull(Whole)),
    kind: Type.Optional(Words),
    architecture: Type.Optional(Maybe),
    locale: Type.Optional(Words),
    domain: Type.Optional(Words),
    utcOffset: Type.Optional(Whole),
    elevated: Type.Optional(Type.Boolean()),
  },
  'name, build and kind of Windows; minutes that local time is ahead of UTC; whether an administrator ran the script',
);

const Value = closed({
  key: Words,
  name: Maybe,
  type: Type.String({
    enum: ['String', 'ExpandString', 'MultiString', 'DWord', 'QWord', 'Binary', 'None', 'Unknown'],
  }),
  value: Type.Union([Words, Type.Number(), Type.Array(Words), Type.Null()]),
});

const Service = closed({ name: Words, state: Words, start: Type.Union([Whole, Type.Literal('other')]) });

const Proxies = closed(
  { netsh: Type.Array(Words), system: Maybe, systemScript: Maybe },
  'what `netsh winhttp show proxy` prints, and the proxy of the system account, without names and passwords',
);

const Name = closed({ host: Words, addresses: Type.Array(Words), error: Type.Optional(Words) });

const Probe = closed({
  url: Words,
  method: Type.String({ enum: ['GET', 'HEAD'] }),
  status: orNull(Whole),
  proxy: Type.Optional(Words),
  error: Type.Optional(Words),
  milliseconds: Whole,
  machineTime: Moment,
  contentType: Type.Optional(Maybe),
  server: Type.Optional(Maybe),
  via: Type.Optional(Maybe),
  serverTime: Type.Optional(Moment),
  redirectedTo: Type.Optional(Words),
});

const Certificate = closed({
  store: Type.String({ enum: ['Root', 'TrustedPublisher', 'WindowsServerUpdateServices'] }),
  subject: Words,
  issuer: Words,
  thumbprint: Words,
  notAfter: Moment,
});

const ChannelEvent = closed({ at: Moment, eventId: Whole, message: Words });
const Pending = closed(
  { pending: Type.Boolean(), reasons: Type.Array(Words) },
  'whether a restart is pending: component-servicing, windows-update, file-renames, computer-name',
);
const Disk = closed(
  { drive: Words, free: Whole, total: Whole },
  'free and all bytes of the drive of Windows',
);
const Transfers = closed(
  {
    bitsJobs: Type.Optional(Whole),
    bitsInError: Type.Optional(Whole),
    deliveryOptimization: Type.Optional(Words),
  },
  'how many jobs BITS and Delivery Optimization have, in which state; no names of files',
);
const Source = closed({ id: Words, name: Words, isDefault: Type.Boolean() });
const Unread = closed({ part: Words, message: Words });

export const CollectedSchema = closed({
  version: Type.Literal(1, { description: 'of this shape' }),
  collectedAt: Moment,
  machine: Machine,
  registry: listOf(
    Value,
    'policies of Windows Update and its neighbours, what MDM and Windows made of them, the identity (SusClientId)',
  ),
  services: listOf(Service, 'state and start of the services that updates need'),
  proxy: Proxies,
  names: listOf(Name, 'the hosts in the policy, and their addresses'),
  probes: listOf(
    Probe,
    'one GET each to the client, sign-in and reporting addresses of the update server, and one HEAD for content',
  ),
  certificates: listOf(Certificate, 'of the stores Root, TrustedPublisher and WindowsServerUpdateServices'),
  reportingEvents: listOf(Words, 'the last lines of ReportingEvents.log, newest last'),
  channelEvents: listOf(ChannelEvent, 'of Microsoft-Windows-WindowsUpdateClient/Operational, newest last'),
  pendingRestart: orNull(Pending),
  disk: orNull(Disk),
  transfers: Transfers,
  updateSources: Type.Optional(
    listOf(Source, 'the update services that the agent knows; asked only where it was running'),
  ),
  lastSearch: Type.Optional(Moment),
  lastInstallation: Type.Optional(Moment),
  errors: listOf(Unread, 'what could not be read, and why'),
});
