/**
 * What the collector tells of one machine: the JSON that its script prints, after `readCollected` has read it. Everything may be
 * missing, because a machine in trouble does not always let itself be asked; `errors` says what could not be read and why. A list that
 * is empty while `errors` names it is not known to be empty: `unread()` asks that.
 */
export interface Collected {
  /** Of the JSON's shape, counted up by one with every change that old readers cannot take. */
  readonly version: number;
  /** Milliseconds since 1970, UTC, by the machine's own clock; 0 where it was not told. */
  readonly collectedAt: number;
  readonly machine: CollectedMachine;
  readonly registry: readonly RegistryValue[];
  readonly services: readonly CollectedService[];
  /** `netsh winhttp show proxy`, read; and what the system account uses. */
  readonly proxy?: CollectedProxy;
  readonly names: readonly NameProbe[];
  readonly probes: readonly HttpProbe[];
  readonly certificates: readonly CollectedCertificate[];
  /** Lines of ReportingEvents.log, newest last. */
  readonly reportingEvents: readonly ReportingLine[];
  /** Of the channel Microsoft-Windows-WindowsUpdateClient/Operational, newest last. */
  readonly channelEvents: readonly ChannelEvent[];
  /** Reasons: `component-servicing`, `windows-update`, `file-renames`, `computer-name`. */
  readonly pendingRestart?: { readonly pending: boolean; readonly reasons: readonly string[] };
  readonly disk?: { readonly drive: string; readonly free: number; readonly total: number };
  readonly transfers?: CollectedTransfers;
  /** The update services that the agent knows; asked only where the agent was running already. */
  readonly updateSources?: readonly UpdateSource[];
  /** When the agent last finished a search, and an installation, with success; asked only where it was running already. */
  readonly lastSearch?: number;
  readonly lastInstallation?: number;
  /** Of everything that could not be read; `part` is the name of a field here, or of one of its lists with what it was: `registry HKLM\\…`. */
  readonly errors: readonly { readonly part: string; readonly message: string }[];
}

export interface CollectedMachine {
  readonly name?: string;
  /** `Windows 11 Pro` and such. */
  readonly caption?: string;
  /** `Professional`, `ServerStandard`: EditionID. */
  readonly edition?: string;
  /** `23H2` or `1809`. */
  readonly release?: string;
  readonly build?: number;
  readonly revision?: number;
  /** `client` or `server`. */
  readonly kind?: 'client' | 'server';
  readonly architecture?: string;
  readonly locale?: string;
  readonly domain?: string;
  /** Minutes that local time is ahead of UTC. */
  readonly utcOffset?: number;
  readonly powershell?: string;
  /** The script ran with an administrator's rights. */
  readonly elevated?: boolean;
}

/** One value of the registry, as it stands there. */
export interface RegistryValue {
  /** `HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU`, in this short form of the root key. */
  readonly key: string;
  /** '' for the default value; `undefined` for a key that is there and has nothing this is about. */
  readonly name: string | undefined;
  readonly type: 'sz' | 'expand-sz' | 'multi-sz' | 'dword' | 'qword' | 'binary' | 'none';
  readonly value: string | number | readonly string[];
}

export interface CollectedService {
  /** `wuauserv` */
  readonly name: string;
  readonly state: 'running' | 'stopped' | 'other' | 'absent';
  readonly start: 'automatic' | 'manual' | 'disabled' | 'other';
}

export interface CollectedProxy {
  /** Empty: direct access. */
  readonly winhttp: string;
  readonly winhttpBypass: readonly string[];
  /** Of the system account's own settings: a proxy, or the address of a script. */
  readonly system?: string;
  readonly systemScript?: string;
}

export interface NameProbe {
  readonly host: string;
  readonly addresses: readonly string[];
  readonly error?: string;
}

export interface HttpProbe {
  readonly url: string;
  /** `HEAD` of content, else `GET`. */
  readonly method?: string;
  /** HTTP status; undefined where none came. */
  readonly status?: number;
  readonly contentType?: string;
  /** `Server` and `Via` of the answer, as sent. */
  readonly server?: string;
  readonly via?: string;
  /** The proxy that the settings of whoever ran the script name for this address; the agent itself goes by `proxy` above. */
  readonly proxy?: string;
  /** Where the answer came from, if from elsewhere than was asked. */
  readonly redirectedTo?: string;
  readonly milliseconds?: number;
  /** .NET's message where no answer came, in the language of Windows; before it stands its kind, which is not: `TrustFailure: …`. */
  readonly error?: string;
  /** Its `Date` header, milliseconds since 1970, against the machine's clock at that moment. */
  readonly serverTime?: number;
  readonly machineTime?: number;
}

export interface CollectedCertificate {
  /** `Root`, `TrustedPublisher`, `WindowsServerUpdateServices`. */
  readonly store: string;
  readonly subject: string;
  readonly issuer: string;
  readonly thumbprint: string;
  readonly notAfter: number;
}

export interface ReportingLine {
  readonly at: number;
  readonly eventId: number;
  readonly updateId?: string;
  /** Signed 32-bit. */
  readonly hresult: number;
  readonly message: string;
}

export interface ChannelEvent {
  readonly at: number;
  readonly eventId: number;
  readonly message: string;
}

export interface CollectedTransfers {
  /** Of all accounts; asked only with an administrator's rights, and where the service was running already. */
  readonly bitsJobs?: number;
  readonly bitsInError?: number;
  /** Files in the work of Delivery Optimization by their state: `Caching 2, Downloading 1`. */
  readonly deliveryOptimization?: string;
}

/** One place that the agent may get updates from. */
export interface UpdateSource {
  /** GUID, lower case; `3da21691-e39d-4da6-8a4b-b43877bcb1b7` is the managed server. */
  readonly id: string;
  readonly name: string;
  /** Where the agent looks when nobody says otherwise. */
  readonly isDefault: boolean;
}
