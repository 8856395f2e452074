import type { FragmentWriter } from '../fragment-writer.ts';
import type { DriverMetadata } from '../revision.ts';
import { readDriver } from './driver.ts';
import type { Source } from './source.ts';

/**
 * Reads `Update/ApplicabilityRules`, the element just opened, into Core, and collects the driver metadata in it. This is
 * where the 47 MB of a CBS manifest pass through, so it is a loop over events and nothing else.
 */
export function readApplicability(source: Source, core: FragmentWriter): readonly DriverMetadata[] {
  const { reader } = source;
  const drivers: DriverMetadata[] = [];
  core.open(reader);
  for (let depth = 1; depth > 0; ) {
    const event = reader.next();
    if (event === 'open') {
      if (reader.local === 'WindowsDriverMetaData') {
        drivers.push(readDriver(source, core));
      } else {
        core.open(reader);
        depth++;
      }
    } else if (event === 'text') {
      if (!reader.blank) core.text(reader.text);
    } else {
      core.close(reader);
      depth--;
    }
  }
  return drivers;
}
