import type { SetUpstreamRequest, UpstreamAnswer } from '#server/admin';

/** What sets everything as it was; undefined where secrets were touched that the server never tells. */
export function wayBack(
  after: SetUpstreamRequest,
  { upstream }: UpstreamAnswer,
): SetUpstreamRequest | undefined {
  const { proxy, httpsProxy, proxyUser, proxyPassword, certificateAuthorities } = after;
  if (
    [proxy, httpsProxy, proxyUser, proxyPassword, certificateAuthorities].some((each) => each !== undefined)
  )
    return undefined;
  if (upstream === undefined) return { url: '' };
  const { url, mode, accountName, pinnedCertificate = '', rollup, noProxy, guard } = upstream;
  return { url, mode, accountName, pinnedCertificate, rollup, noProxy, guard };
}
