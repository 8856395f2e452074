import { connect } from 'node:net';
import type { Finding } from '#diagnosis';
import { originAt, type Target } from './address.ts';
import { finding, recordedAs, seen } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { checkAgain, testPort } from './remedies.ts';

const { say } = CONNECTION_MESSAGES;
const check = 'C-TCP';
/** So many addresses are tried, each by itself. */
const MOST = 8;
/** Where update servers listen. */
const USUAL = [8530, 8531, 80, 443] as const;

interface Tried {
  readonly address: string;
  readonly milliseconds: number;
  /** The system's code, or ETIMEDOUT; undefined: connected. */
  readonly error: string | undefined;
}

/** Connects to each address by itself: a computer may try any of them first. */
export async function tryPort(
  target: Target,
  addresses: readonly string[],
  timeout: number,
  signal: AbortSignal,
): Promise<Finding> {
  const { host, port } = target;
  const tried = await Promise.all(
    addresses.slice(0, MOST).map((address) => knock(address, port, timeout, signal)),
  );
  const open = tried.filter(({ error }) => error === undefined);
  const closed = tried.filter(({ error }) => error !== undefined);
  const evidence = tried.flatMap(({ address, error, milliseconds }) =>
    seen(address, address, error ?? `${milliseconds} ms`),
  );
  if (closed.length === 0)
    return finding(check, 'pass', say('port-open', { host, port, addresses: listed(open) }), { evidence });
  if (open.length > 0)
    return finding(
      check,
      'warn',
      say('port-open-partly', { port, open: listed(open), closed: listed(closed) }),
      { evidence, next: [testPort(host, port)] },
    );
  const others = await otherPorts(target, addresses, Math.min(timeout, 3000), signal);
  return closedFinding(target, closed[0]?.error, timeout, {
    evidence: [...evidence, ...seen('Ports that are open', '接続できるポート', others.join(', '))],
    next: [
      ...others.flatMap((other) => checkAgain(originAt(other === 8531 || other === 443, host, other))),
      listenerAction(port),
      testPort(host, port),
    ],
  });
}

function closedFinding(
  { host, port }: Target,
  error: string | undefined,
  timeout: number,
  besides: { readonly evidence: Finding['evidence']; readonly next: Finding['next'] },
): Finding {
  if (error === 'ECONNREFUSED')
    return finding(check, 'fail', say('port-refused', { host, port }), {
      ...besides,
      follows: recordedAs(0x80072efd),
    });
  if (error === 'ETIMEDOUT')
    return finding(check, 'fail', say('port-silent', { host, port, seconds: timeout / 1000 }), {
      ...besides,
      follows: recordedAs(0x80072ee2),
    });
  return finding(check, 'fail', say('port-no-way', { host, port }), {
    ...besides,
    follows: recordedAs(0x80072efd),
  });
}

/** Where else the machine listens; that tells a wrong port from a service that is down. */
async function otherPorts(
  { port }: Target,
  addresses: readonly string[],
  timeout: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const [address] = addresses;
  if (address === undefined) return [];
  const others = USUAL.filter((each) => each !== port);
  const tried = await Promise.all(others.map((each) => knock(address, each, timeout, signal)));
  return others.filter((_port, index) => tried[index]?.error === undefined);
}

function knock(address: string, port: number, timeout: number, signal: AbortSignal): Promise<Tried> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const ended = (error: string | undefined) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      socket.destroy();
      resolve({ address, error, milliseconds: Math.round(performance.now() - startedAt) });
    };
    const aborted = () => ended('ECANCELED');
    const timer = setTimeout(() => ended('ETIMEDOUT'), timeout);
    signal.addEventListener('abort', aborted);
    socket.once('connect', () => ended(undefined));
    socket.on('error', (error: NodeJS.ErrnoException) => ended(error.code ?? error.message));
  });
}

function listenerAction(port: number): Finding['next'][number] {
  return {
    where: 'server',
    says: {
      en: `See whether something listens on port ${port} (on a WSUS the web site "WSUS Administration") and whether its firewall lets it in.`,
      ja: `ポート ${port} で待ち受けているか (WSUS の場合は Web サイト「WSUS の管理」が開始しているか)、およびファイアウォールで許可されているかを確認してください。`,
    },
    command: `Get-NetTCPConnection -State Listen -LocalPort ${port}`,
  };
}

function listed(tried: readonly Tried[]): string {
  return tried.map(({ address }) => address).join(', ');
}
