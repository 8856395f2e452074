import { CLASS_SWITCH, CLASS_VALUE_NAMES, UPDATE_CLASSES } from '../class-sources.ts';
import { readPolicyUrl } from '../server-url.ts';
import type { PolicyValue } from '../values.ts';
import { checkOptions, type GenerateOptions, plainUrl } from './options.ts';

type Place = 'policy' | 'au';

/** A value that Group Policy writes: a number or a text, in one of the two keys. */
export interface WrittenValue extends PolicyValue {
  readonly place: Place;
  readonly type: 'dword' | 'sz';
  readonly value: number | string;
}

const dword = (place: Place, name: string, value: number): WrittenValue => ({
  place,
  name,
  type: 'dword',
  value,
});
const text = (name: string, value: string): WrittenValue => ({ place: 'policy', name, type: 'sz', value });

/** The three values without which no computer comes to an update server, for an address as it is reached by. */
export function locationValues(serverUrl: string): readonly WrittenValue[] {
  const url = readPolicyUrl(serverUrl).plain ?? serverUrl;
  return [text('WUServer', url), text('WUStatusServer', url), dword('au', 'UseWUServer', 1)];
}

/**
 * Every value that these options come to. The linter finds nothing in them that keeps a computer from working. Fails with
 * `policy/bad-options` and `policy/bad-server-url`.
 */
export function writtenValues(options: GenerateOptions): readonly WrittenValue[] {
  checkOptions(options);
  const {
    detectionHours,
    groups = [],
    sources = {},
    pinning,
    automaticUpdates,
    alternateUrl,
    signedUpdates,
  } = options;
  return [
    ...locationValues(options.serverUrl),
    ...(alternateUrl === undefined
      ? []
      : // Without this one, files that only the update server has would be asked for there.
        [
          text('UpdateServiceUrlAlternate', plainUrl(alternateUrl)),
          dword('policy', 'FillEmptyContentUrls', 1),
        ]),
    ...(pinning === undefined
      ? []
      : [
          dword(
            'policy',
            'DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection',
            pinning === 'enforced' ? 0 : 1,
          ),
        ]),
    // All four, always: then no deferral that comes later sends the computers elsewhere.
    ...UPDATE_CLASSES.map((each) =>
      dword('policy', CLASS_VALUE_NAMES[each], sources[each] === 'windows-update' ? 0 : 1),
    ),
    dword('au', CLASS_SWITCH, 1),
    ...(detectionHours === undefined
      ? []
      : [dword('au', 'DetectionFrequencyEnabled', 1), dword('au', 'DetectionFrequency', detectionHours)]),
    ...(groups.length === 0
      ? []
      : [
          dword('policy', 'TargetGroupEnabled', 1),
          text('TargetGroup', groups.map((group) => group.trim()).join(';')),
        ]),
    ...(signedUpdates === undefined
      ? []
      : [dword('policy', 'AcceptTrustedPublisherCerts', signedUpdates ? 1 : 0)]),
    ...(automaticUpdates === undefined ? [] : automatic(automaticUpdates)),
  ];
}

function automatic({
  option,
  day = 0,
  hour = 3,
}: NonNullable<GenerateOptions['automaticUpdates']>): readonly WrittenValue[] {
  return [
    dword('au', 'NoAutoUpdate', 0),
    dword('au', 'AUOptions', option),
    ...(option === 4
      ? [dword('au', 'ScheduledInstallDay', day), dword('au', 'ScheduledInstallTime', hour)]
      : []),
  ];
}
