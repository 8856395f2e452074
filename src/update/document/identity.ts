import type { FragmentWriter } from '../fragment-writer.ts';
import type { UpdateIdentity } from '../ids.ts';
import { copyContent } from './copy.ts';
import type { Source } from './source.ts';
import { readIdentity } from './values.ts';

/** `Update/UpdateIdentity`, into Core as it is: even the letter case of the id is kept (protocol-facts 10.2). */
export function readUpdateIdentity(source: Source, core: FragmentWriter): UpdateIdentity {
  const identity = readIdentity(source);
  core.open(source.reader);
  copyContent(source, core);
  return identity;
}
