import type { CollectedProxy } from './collected.ts';
import { filled, list, record, text } from './loose.ts';

/** A proxy without the name and password that may stand before it: the script leaves them out, and so do we. */
export function withoutCredentials(proxy: string): string {
  return proxy.replace(/(^|[=;/\s])[^=;/\s@]+@/g, '$1');
}

/**
 * What `netsh winhttp show proxy` prints, in any language of Windows: the first line with a value is the proxy, the second the bypass
 * list, and direct access is a sentence without a value. Undefined for what is not that.
 */
export function readNetsh(
  lines: readonly string[],
): Pick<CollectedProxy, 'winhttp' | 'winhttpBypass'> | undefined {
  const [first, ...rest] = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (first === undefined || rest.length === 0) return undefined;
  const values = rest.flatMap((line) => {
    const [, value] = /^[^:：]+[:：]\s*(\S.*)$/.exec(line) ?? [];
    return value === undefined ? [] : [value.trim()];
  });
  const [proxy = '', bypass = ''] = values;
  return { winhttp: withoutCredentials(proxy), winhttpBypass: bypassOf(bypass) };
}

/** `*.contoso.com;localhost`, or the parenthesis with which netsh says that there is none. */
function bypassOf(written: string): readonly string[] {
  if (/^[(（]/.test(written)) return [];
  return written
    .split(/[;\s]+/)
    .filter((entry) => entry !== '')
    .slice(0, 500);
}

/** The proxies of a machine; undefined where none could be read. */
export function readProxy(loose: unknown): CollectedProxy | undefined {
  const parts = record(loose);
  if (parts === undefined) return undefined;
  const told = text(parts['winhttp'], 2048);
  const winhttp =
    told === undefined
      ? readNetsh(list(parts['netsh']).map((line) => text(line) ?? ''))
      : {
          winhttp: withoutCredentials(told),
          winhttpBypass: list(parts['winhttpbypass']).flatMap((entry) => bypassOf(text(entry, 4096) ?? '')),
        };
  if (winhttp === undefined) return undefined;
  const system = filled(parts['system'], 2048);
  const systemScript = filled(parts['systemscript'], 2048);
  return {
    ...winhttp,
    ...(system === undefined ? {} : { system: withoutCredentials(system) }),
    ...(systemScript === undefined ? {} : { systemScript: withoutCredentials(systemScript) }),
  };
}
