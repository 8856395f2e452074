import type { Readable } from 'node:stream';
import type { Failure } from '#base';

/** How this machine reaches others. Stored as the setting `network`; `undefined` everywhere: directly, with the trust of the system. */
export interface NetworkSettings {
  /** `http://proxy:3128`, for http and, unless `httpsProxy` is given, for https too. */
  readonly proxy?: ProxySettings;
  readonly httpsProxy?: ProxySettings;
  /** Hosts and domains (`.corp.example`) that are reached without a proxy. */
  readonly noProxy?: readonly string[];
  /** PEM of certificate authorities to trust besides the system's. */
  readonly certificateAuthorities?: readonly string[];
}

export interface ProxySettings {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}

/** Which hosts an exchange may go to. */
export interface AddressRules {
  /** Hosts, or domains with a leading dot, that may be asked; undefined: any. */
  readonly hosts?: readonly string[];
  /**
   * Addresses of private, loopback and link-local ranges: `refuse` also after resolution and in redirects. `same-host`
   * lets only the host of the first request be one.
   */
  readonly privateAddresses: 'allow' | 'refuse' | 'same-host';
  /**
   * So many are followed, each checked by the same rules as the first request. 0: none, the redirect itself is the answer.
   * A POST is repeated for 307 and 308 only; any other redirect of it is the answer.
   */
  readonly redirects: number;
}

/** What alone is trusted for a request, instead of the system and the settings. */
export interface CertificateTrust {
  /** SHA-256 of the one certificate that is accepted, whoever signed it and whatever its name and dates. Colons and case do not matter. */
  readonly pinnedCertificate?: string;
  /** PEM of the authorities that alone may have signed. */
  readonly authorities?: readonly string[];
}

export interface OutgoingRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly rules: AddressRules;
  /** Undefined: the trust of the system and of the settings. */
  readonly trust?: CertificateTrust;
  /** Milliseconds: to connect, to the first byte of the answer, between two pieces of its body. */
  readonly timeouts?: { readonly connect: number; readonly headers: number; readonly body: number };
  readonly signal?: AbortSignal;
}

export interface OutgoingAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** After redirects. */
  readonly url: string;
  /** As sent, no coding undone. Whoever has the answer reads it to its end or destroys it. */
  readonly body: Readable;
}

/** The whole answer. */
export interface FetchedAnswer extends Omit<OutgoingAnswer, 'body'> {
  readonly body: Buffer;
  /** Bytes of the body as they came over the wire. */
  readonly received: number;
}

/**
 * HTTP to other machines: proxies, trust, bounds and address rules in one place. Every failure is one of
 * `outgoingFailures` and says which step failed: `name-not-found`, `refused`, `unreachable`, `timeout`,
 * `tls-version`, `certificate-untrusted`, `certificate-name`, `certificate-expired`, `certificate-pin`, `proxy-unreachable`,
 * `proxy-authentication`, `proxy-refused`, `reset`, `not-http`, `address-refused`, `too-many-redirects`, `too-large`, `bad-coding`,
 * `not-an-address`, `aborted`. The subject is host and port, the detail the raw cause.
 */
export interface Outgoing {
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
  /**
   * `send` and the whole body, at most `limit` bytes, with gzip, deflate and br undone. A body that brings less than 64 KiB in
   * five minutes is a `timeout`.
   */
  fetch(request: OutgoingRequest, limit: number): Promise<FetchedAnswer>;
  /** PEM of the authority with that SHA-256 fingerprint, if the settings or the system know it. */
  authority(fingerprint: string): string | undefined;
  /** Makes the connection of a request step by step, says what each step saw, and closes it unused. Rejects only with `not-an-address` and `address-refused`, before the first step. */
  trace(request: ConnectionRequest): Promise<readonly ConnectionStep[]>;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

/** What of a request matters for its connection. */
export type ConnectionRequest = Pick<OutgoingRequest, 'url' | 'rules' | 'trust' | 'timeouts' | 'signal'>;

/** One step of making a connection. The list ends with the step that failed. */
export interface ConnectionStep {
  /** `dns` and `tcp` concern the proxy where one is used, `proxy` the way it opens, `tls` and `certificate` the server itself. */
  readonly name: 'dns' | 'tcp' | 'proxy' | 'tls' | 'certificate';
  readonly milliseconds: number;
  /** What was seen: addresses, the protocol version, names, dates and fingerprint of the certificate. */
  readonly evidence: string;
  /** Of a certificate: when it ends, milliseconds since 1970. */
  readonly validTo?: number;
  readonly failure?: Failure;
}
