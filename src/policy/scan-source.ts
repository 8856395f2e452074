import { messages, type Text } from '#diagnosis';
import { type ClassValue, classValues, UPDATE_CLASSES, type UpdateClass } from './class-sources.ts';
import { deferralsOf } from './deferrals.ts';
import { type ServerLocation, serverLocation } from './server-location.ts';
import { numberOf, type PolicyValue, type PolicyValues } from './values.ts';
import { isWindows11, takesClassSources } from './windows.ts';

/** Where the updates of one class come from, and why. */
export interface ClassSource {
  readonly source: 'wsus' | 'windows-update' | 'unknown';
  /** Stable, `policy/…`. */
  readonly code: string;
  readonly because: Text;
}

export interface ScanSource {
  readonly classes: Readonly<Record<UpdateClass, ClassSource>>;
  /** Windows' own updates come from Windows Update although there is an update server; undefined: that cannot be told. */
  readonly dualScan: boolean | undefined;
  readonly location: ServerLocation;
  /** What would cause a dual scan, whether something keeps it from it or not. */
  readonly deferrals: readonly PolicyValue[];
}

export const SCAN_SOURCE_MESSAGES = messages('policy', {
  'source-no-server': () => ({
    en: 'No update server is to be used, so updates come from Windows Update.',
    ja: '更新サーバーを使用する設定がないため、更新プログラムは Windows Update から取得されます。',
  }),
  'source-no-address': () => ({
    en: 'An update server is to be used, but its address is missing.',
    ja: '更新サーバーを使用する設定ですが、サーバーのアドレスが設定されていません。',
  }),
  'source-server-unseen': () => ({
    en: 'Whether an update server is to be used cannot be seen in this text.',
    ja: '更新サーバーを使用する設定かどうかは、この情報からは判断できません。',
  }),
  'source-server': () => ({
    en: 'An update server is set, and nothing sends the computer elsewhere.',
    ja: '更新サーバーが設定されており、ほかの取得元は指定されていません。',
  }),
  'source-class-server': () => ({
    en: 'The policy says the update server for this class.',
    ja: 'このクラスの取得元として、更新サーバーがポリシーで指定されています。',
  }),
  'source-class-internet': () => ({
    en: 'The policy says Windows Update for this class.',
    ja: 'このクラスの取得元として、Windows Update がポリシーで指定されています。',
  }),
  'source-class-missing': () => ({
    en: 'Other classes have a source by policy and this one has none; what Windows makes of that is not documented.',
    ja: 'ほかのクラスには取得元が指定されていますが、このクラスには指定されていません。この場合の動作は公開されていません。',
  }),
  'source-class-unseen': () => ({
    en: 'There are sources per class, but whether they are in effect cannot be told from this text.',
    ja: 'クラスごとの取得元が設定されていますが、有効かどうかはこの情報からは判断できません。',
  }),
  'source-dual': ({ names }: { readonly names: string }) => ({
    en: `Dual scan: ${names} makes Windows updates come from Windows Update.`,
    ja: `デュアル スキャンの状態です。${names} により、Windows の更新プログラムは Windows Update から取得されます。`,
  }),
  'source-dual-other': () => ({
    en: 'In a dual scan what is not part of Windows still comes from the update server.',
    ja: 'デュアル スキャンの状態でも、Windows 以外の更新プログラムは更新サーバーから取得されます。',
  }),
  'source-dual-driver': () => ({
    en: 'Where drivers come from in a dual scan differs between versions of Windows.',
    ja: 'デュアル スキャンの状態でのドライバーの取得元は、Windows のバージョンにより異なります。',
  }),
  'source-dual-held': () => ({
    en: 'DisableDualScan keeps the deferrals from sending the computer to Windows Update.',
    ja: 'DisableDualScan により、更新の延期による Windows Update へのスキャンは行われません。',
  }),
  'source-dual-depends': () => ({
    en: 'Updates are deferred and DisableDualScan is set: Windows 10 keeps to the update server, Windows 11 does not.',
    ja: '更新の延期と DisableDualScan が設定されています。Windows 10 では更新サーバーが使用されますが、Windows 11 では使用されません。',
  }),
});

const { say } = SCAN_SOURCE_MESSAGES;

/** Where the updates of each class come from: the decision table of wsus-features.md 2.1, in its order. */
export function scanSource(values: PolicyValues): ScanSource {
  const location = serverLocation(values);
  const deferrals = deferralsOf(values);
  const classes = classValues(values);
  const ground = { location, deferrals };
  if (location.state === 'none')
    return { ...ground, dualScan: false, classes: all('windows-update', say('source-no-server', undefined)) };
  if (location.state === 'incomplete')
    return { ...ground, dualScan: undefined, classes: all('unknown', say('source-no-address', undefined)) };
  if (location.state === 'unknown')
    return {
      ...ground,
      dualScan: undefined,
      classes: all('unknown', say('source-server-unseen', undefined)),
    };
  // Whether old Windows 10 would pass over them matters only where updates are deferred.
  const unsure = deferrals.length > 0 && takesClassSources(values.windows) === undefined;
  if (classes.effective === true && !unsure) {
    return { ...ground, dualScan: false, classes: each((name) => ofClass(classes.values[name])) };
  }
  const dual = dualScan(values, deferrals);
  if (classes.effective !== false && dual.is !== false) {
    return { ...ground, dualScan: undefined, classes: all('unknown', say('source-class-unseen', undefined)) };
  }
  if (dual.is === undefined) {
    const windows = { source: 'unknown', ...told(say('source-dual-depends', undefined)) } as const;
    const other = { source: 'wsus', ...told(say('source-dual-other', undefined)) } as const;
    return {
      ...ground,
      dualScan: undefined,
      classes: { feature: windows, quality: windows, driver: windows, other },
    };
  }
  if (dual.is) {
    const names = deferrals.map(({ name }) => name).join(', ') || 'IsWUfBDualScanActive';
    const windows = { source: 'windows-update', ...told(say('source-dual', { names })) } as const;
    return {
      ...ground,
      dualScan: true,
      classes: {
        feature: windows,
        quality: windows,
        driver: { source: 'unknown', ...told(say('source-dual-driver', undefined)) },
        other: { source: 'wsus', ...told(say('source-dual-other', undefined)) },
      },
    };
  }
  return {
    ...ground,
    dualScan: false,
    classes: all('wsus', dual.held ? say('source-dual-held', undefined) : say('source-server', undefined)),
  };
}

/** What Windows has worked out for itself goes before what its policies let expect. */
function dualScan(values: PolicyValues, deferrals: readonly PolicyValue[]) {
  const computed = numberOf(values, 'state', 'IsWUfBDualScanActive');
  if (computed !== undefined) return { is: computed === 1, held: false };
  if (deferrals.length === 0) return { is: false, held: false };
  if (numberOf(values, 'policy', 'DisableDualScan') !== 1) return { is: true, held: false };
  const eleven = isWindows11(values.windows);
  return { is: eleven, held: eleven === false };
}

function ofClass(value: ClassValue): ClassSource {
  if (value === 'wsus') return { source: 'wsus', ...told(say('source-class-server', undefined)) };
  if (value === 'windows-update')
    return { source: 'windows-update', ...told(say('source-class-internet', undefined)) };
  return { source: 'unknown', ...told(say('source-class-missing', undefined)) };
}

function each(source: (name: UpdateClass) => ClassSource): ScanSource['classes'] {
  return Object.fromEntries(
    UPDATE_CLASSES.map((name) => [name, source(name)]),
  ) as unknown as ScanSource['classes'];
}

function all(source: ClassSource['source'], said: ReturnType<typeof say>): ScanSource['classes'] {
  return each(() => ({ source, ...told(said) }));
}

function told({ code, says }: ReturnType<typeof say>): Pick<ClassSource, 'code' | 'because'> {
  return { code, because: says };
}
