import { policyFailures } from '../failures.ts';
import type { PolicyFormat } from '../values.ts';
import { isGpResult } from './read-gpresult.ts';
import { isLgpo } from './read-lgpo.ts';
import { REG_HEADER } from './read-reg.ts';
import { isRegQuery } from './read-reg-query.ts';

/** Which of the texts that values are read from it is. Fails with `policy/not-recognised`, and says what else it seems to be. */
export function detectFormat(text: string): PolicyFormat {
  if (REG_HEADER.test(text.slice(0, 2000))) return 'reg';
  if (isGpResult(text)) return 'gpresult';
  if (/^\ufeff?\s*\{/.test(text)) return 'collected';
  if (isLgpo(text)) return 'lgpo';
  if (isRegQuery(text)) return 'reg-query';
  throw policyFailures.fail('not-recognised', { detail: resemblance(text) });
}

function resemblance(text: string): string {
  if (text.trim() === '') return 'it is empty';
  if (/<html/i.test(text.slice(0, 4000)))
    return 'it is a page in HTML: gpresult writes XML with /x, not with /h';
  if (/^\ufeff?PReg/.test(text)) return 'it is a registry.pol: print it with LGPO.exe /parse /m FILE';
  if (text.startsWith('regf')) return 'it is a hive of the registry, not an export';
  if (/^\ufeff?\s*</.test(text)) return 'it is XML, and no report of gpresult';
  const first = text.trim().split(/\r\n|\r|\n/)[0] ?? '';
  return `it begins with "${first.slice(0, 60)}"`;
}
