import { Failure } from '#base';
import { readCollected } from '#collector';
import { policyFailures } from '../failures.ts';
import type { PolicyValues } from '../values.ts';
import { decodeText, MOST_BYTES } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import { fromCollected } from './from-collected.ts';
import { readGpResult } from './read-gpresult.ts';
import { readLgpo } from './read-lgpo.ts';
import { readReg } from './read-reg.ts';
import { readRegQuery } from './read-reg-query.ts';
import { placed } from './registry-text.ts';

/**
 * The policy values that a file or a text tells of, whichever of the known kinds it is. Fails with failures of this room and of
 * `collector`.
 */
export function readPolicyText(given: string | Uint8Array): PolicyValues {
  if (typeof given === 'string' && given.length > MOST_BYTES) {
    throw policyFailures.fail('too-large', { detail: `${given.length} characters` });
  }
  const text = typeof given === 'string' ? given : decodeText(given);
  const format = detectFormat(text);
  switch (format) {
    case 'gpresult':
      return whole(() => readGpResult(text));
    case 'collected':
      return fromCollected(readCollected(text));
    case 'reg':
      return placed(readReg(text), format);
    case 'lgpo':
      return placed(readLgpo(text), format);
    case 'reg-query':
      return placed(readRegQuery(text), format);
  }
}

/** What is wrong with the XML is told in this room's words. */
function whole(read: () => PolicyValues): PolicyValues {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Failure) || !cause.code.startsWith('xml/')) throw cause;
    throw policyFailures.fail('bad-report', { detail: cause.message, cause });
  }
}
