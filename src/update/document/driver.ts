import { parseGuid } from '#base';
import { parseDriverDate, parseDriverVersion, parseFeatureScore } from '../driver-values.ts';
import type { FragmentWriter } from '../fragment-writer.ts';
import type { DriverMetadata, FeatureScore } from '../revision.ts';
import { copyChildren, copyContent, copyText } from './copy.ts';
import type { Source } from './source.ts';
import { attribute, readOptionalCount, requiredAttribute, shortened } from './values.ts';

/**
 * Reads a `WindowsDriverMetaData`, the element just opened, and copies it whole.
 *
 * Microsoft's sample empties the element in Core; what a real WSUS does was never seen (protocol-facts 10.7). We keep its
 * children: MS-WUSP 3.1.1.1 removes nothing here, and the schema in its note 42 says that the client's own rules need
 * `CompatibleProvider`.
 */
export function readDriver(source: Source, core: FragmentWriter): DriverMetadata {
  const { reader } = source;
  const text = (local: string) => attribute(source, local) ?? '';
  const scalars = {
    hardwareId: requiredAttribute(source, 'HardwareID'),
    driverVerDate: readDate(source, 'DriverVerDate'),
    driverVerVersion: readVersion(source, 'DriverVerVersion'),
    driverClass: text('Class'),
    company: text('Company'),
    provider: text('Provider'),
    manufacturer: text('Manufacturer'),
    model: text('Model'),
    whqlDriverId: readOptionalCount(source, 'WhqlDriverID', 0),
  };
  const featureScores: FeatureScore[] = [];
  const distributionComputerHardwareIds: string[] = [];
  const targetComputerHardwareIds: string[] = [];
  const compatibleProviders: string[] = [];
  core.open(reader);
  copyChildren(source, core, (local) => {
    if (local === 'FeatureScore') featureScores.push(readFeatureScore(source));
    core.open(reader);
    switch (local) {
      case 'DistributionComputerHardwareId':
        distributionComputerHardwareIds.push(toGuid(source, copyText(source, core)));
        break;
      case 'TargetComputerHardwareId':
        targetComputerHardwareIds.push(toGuid(source, copyText(source, core)));
        break;
      case 'CompatibleProvider':
        compatibleProviders.push(copyText(source, core));
        break;
      default:
        copyContent(source, core);
    }
  });
  return {
    ...scalars,
    featureScores,
    distributionComputerHardwareIds,
    targetComputerHardwareIds,
    compatibleProviders,
  };
}

function readFeatureScore(source: Source): FeatureScore {
  const text = requiredAttribute(source, 'FeatureScore');
  const score = parseFeatureScore(text);
  if (score === undefined) throw source.fail('bad-number', `FeatureScore="${shortened(text)}"`);
  return { operatingSystem: requiredAttribute(source, 'OperatingSystem'), score };
}

function readDate(source: Source, local: string): string {
  const text = requiredAttribute(source, local);
  const date = parseDriverDate(text);
  if (date === undefined) throw source.fail('bad-date', `${local}="${shortened(text)}"`);
  return date;
}

function readVersion(source: Source, local: string): bigint {
  const text = requiredAttribute(source, local);
  const version = parseDriverVersion(text);
  if (version === undefined) throw source.fail('bad-version', `${local}="${shortened(text)}"`);
  return version;
}

function toGuid(source: Source, text: string): string {
  const guid = parseGuid(text);
  if (guid === undefined) throw source.fail('bad-guid', `"${shortened(text)}"`);
  return guid;
}
