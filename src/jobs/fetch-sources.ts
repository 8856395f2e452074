import { type ContentPolicy, contentPath } from '#content';
import type { AddressRules, CertificateTrust } from '#outgoing';
import type { FileSource } from '#store';
import type { UpdateFile } from '#update';
import type { SyncState, UpstreamSettings } from '#upstream';

/** A place that may have a file. */
export interface Source {
  readonly kind: 'upstream' | 'microsoft';
  readonly url: string;
  readonly rules: AddressRules;
  readonly trust?: CertificateTrust;
}

/** What is set of the upstream, and what its last synchronisation told. */
export interface UpstreamFacts {
  readonly settings?: UpstreamSettings;
  readonly state?: SyncState;
}

const REDIRECTS = 5;

/**
 * Where a file may come from, the nearest first: the upstream server where it keeps files itself, then the address that
 * the metadata gives (MS-WSUSSS 3.2.4.4, protocol-facts 12.6). The rules let nothing but the upstream's own host and the
 * hosts of the policy be asked, and no private address but the upstream's own.
 */
export function sourcesOf(
  file: Pick<UpdateFile, 'sha1' | 'fileName'>,
  known: FileSource | undefined,
  { settings, state }: UpstreamFacts,
  { hosts }: Pick<ContentPolicy, 'hosts'>,
): readonly Source[] {
  const sources: Source[] = [];
  const home = settings?.kind === 'server' ? URL.parse(settings.url) : null;
  // What the state says counts only for the upstream that said it.
  const catalogOnly = state !== undefined && state.upstream === settings?.url && state.catalogOnly;
  const pin = settings?.pinnedCertificate;
  const atHome = {
    rules: {
      hosts: [...(home === null ? [] : [bare(home.hostname)]), ...hosts],
      privateAddresses: 'same-host',
      redirects: REDIRECTS,
    } as const,
    ...(pin === undefined ? {} : { trust: { pinnedCertificate: pin } }),
  };
  if (settings !== undefined && home !== null && !catalogOnly) {
    sources.push({ kind: 'upstream', url: `${settings.url}${contentPath(file)}`, ...atHome });
  }
  if (known?.url !== undefined) {
    // Only the very origin of the upstream may be private: another port of its machine is another service.
    const isHome = home !== null && URL.parse(known.url)?.origin === home.origin;
    const rules: AddressRules = { hosts, privateAddresses: 'refuse', redirects: REDIRECTS };
    sources.push({ kind: 'microsoft', url: known.url, ...(isHome ? atHome : { rules }) });
  }
  return sources;
}

/** An IPv6 address without its brackets, as rules compare it. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
