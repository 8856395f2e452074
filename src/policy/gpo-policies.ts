import type { Text } from '#diagnosis';
import type { Place } from './values.ts';

// The policies that decide how a computer takes its updates, as the Group Policy editor calls them in both languages, and what they write.
// Names and paths: WindowsUpdate.admx/.adml of December 2025 and their Japanese strings. The folders of the new templates are those of
// Windows 11 and Server 2022; older templates have every policy directly below "Windows Update".

export type GpoFolder = 'server' | 'windows-update' | 'experience' | 'legacy' | 'communication';

export interface GpoElement {
  readonly label: Text;
  readonly place: Place;
  readonly name: string;
  readonly kind: 'text' | 'number' | 'choice' | 'check';
  /** What the choices are called, by their value. */
  readonly choices?: Readonly<Record<number, Text>>;
}

export interface GpoPolicy {
  readonly name: Text;
  /** What other versions of the templates call it. */
  readonly formerly?: Text;
  readonly folder: GpoFolder;
  /** What it writes besides its elements when it is enabled. */
  readonly enabled: readonly (readonly [place: Place, name: string, value: number])[];
  readonly disabled: readonly (readonly [place: Place, name: string, value: number])[];
  readonly elements: readonly GpoElement[];
}

const CLASS_CHOICES: Readonly<Record<number, Text>> = {
  0: { en: 'Windows Update', ja: 'Windows Update' },
  1: { en: 'Windows Server Update Services', ja: 'Windows Server Update Services' },
};

const classElement = (name: string, en: string, ja: string): GpoElement => ({
  label: { en, ja },
  place: 'policy',
  name: `SetPolicyDrivenUpdateSourceFor${name}Updates`,
  kind: 'choice',
  choices: CLASS_CHOICES,
});

const simple = (name: Text, folder: GpoFolder, value: string): GpoPolicy => ({
  name,
  folder,
  enabled: [['policy', value, 1]],
  disabled: [['policy', value, 0]],
  elements: [],
});

export const GPO_POLICIES = {
  serviceLocation: {
    name: {
      en: 'Specify intranet Microsoft update service location',
      ja: 'イントラネットの Microsoft 更新サービスの場所を指定する',
    },
    folder: 'server',
    enabled: [['au', 'UseWUServer', 1]],
    disabled: [['au', 'UseWUServer', 0]],
    elements: [
      {
        label: {
          en: 'Set the intranet update service for detecting updates',
          ja: '更新を検出するためのイントラネットの更新サービスを設定する',
        },
        place: 'policy',
        name: 'WUServer',
        kind: 'text',
      },
      {
        label: { en: 'Set the intranet statistics server', ja: 'イントラネット統計サーバーの設定' },
        place: 'policy',
        name: 'WUStatusServer',
        kind: 'text',
      },
      {
        label: { en: 'Set the alternate download server', ja: '代替ダウンロード サーバーの設定' },
        place: 'policy',
        name: 'UpdateServiceUrlAlternate',
        kind: 'text',
      },
      {
        label: {
          en: 'Download files with no Url in the metadata if alternate download server is set',
          ja: '代替ダウンロード サーバーが設定されている場合は、メタデータに URL が示されていないファイルをダウンロードします',
        },
        place: 'policy',
        name: 'FillEmptyContentUrls',
        kind: 'check',
      },
      {
        label: {
          en: 'Do not enforce TLS certificate pinning for Windows Update client for detecting updates',
          ja: '更新プログラムの検出のために、Windows Update クライアントへの TLS 証明書のピン留めを強制しない',
        },
        place: 'policy',
        name: 'DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection',
        kind: 'check',
      },
      {
        label: {
          en: 'Select the proxy behavior for Windows Update client for detecting updates',
          ja: '更新プログラムを検出するための Windows Update クライアントのプロキシ動作を選択してください',
        },
        place: 'policy',
        name: 'SetProxyBehaviorForUpdateDetection',
        kind: 'choice',
        choices: {
          0: {
            en: 'Only use system proxy for detecting updates (default)',
            ja: '更新プログラムを検出するためにのみシステム プロキシを使用する (既定)',
          },
          1: {
            en: 'Allow user proxy to be used as a fallback if detection using system proxy fails',
            ja: 'システム プロキシでの検出に失敗した場合に、ユーザー プロキシを使用する',
          },
        },
      },
    ],
  },
  classSources: {
    name: {
      en: 'Specify source service for specific classes of Windows Updates',
      ja: 'Windows Update の特定のクラスにソース サービスを指定する',
    },
    folder: 'server',
    enabled: [['au', 'UseUpdateClassPolicySource', 1]],
    disabled: [['au', 'UseUpdateClassPolicySource', 0]],
    elements: [
      classElement('Feature', 'Feature Updates', '機能更新プログラム'),
      classElement('Quality', 'Quality Updates', '品質更新プログラム'),
      classElement('Driver', 'Driver Updates', 'ドライバー更新プログラム'),
      classElement('Other', 'Other Updates', 'その他の更新プログラム'),
    ],
  },
  detectionFrequency: {
    name: { en: 'Automatic Updates detection frequency', ja: '自動更新の検出頻度' },
    folder: 'server',
    enabled: [['au', 'DetectionFrequencyEnabled', 1]],
    disabled: [['au', 'DetectionFrequencyEnabled', 0]],
    elements: [
      {
        label: {
          en: 'Check for updates at the following interval (hours)',
          ja: '更新を確認する時間 間隔 (時間)',
        },
        place: 'au',
        name: 'DetectionFrequency',
        kind: 'number',
      },
    ],
  },
  targeting: {
    name: { en: 'Enable client-side targeting', ja: 'クライアント側のターゲットを有効にする' },
    folder: 'server',
    enabled: [['policy', 'TargetGroupEnabled', 1]],
    disabled: [['policy', 'TargetGroupEnabled', 0]],
    elements: [
      {
        label: {
          en: 'Target group name for this computer',
          ja: 'このコンピューターのターゲット グループ名',
        },
        place: 'policy',
        name: 'TargetGroup',
        kind: 'text',
      },
    ],
  },
  signedUpdates: simple(
    {
      en: 'Allow signed updates from an intranet Microsoft update service location',
      ja: 'イントラネットの Microsoft 更新サービスの保存場所にある署名済み更新を許可する',
    },
    'server',
    'AcceptTrustedPublisherCerts',
  ),
  noInternetLocations: simple(
    {
      en: 'Do not connect to any Windows Update Internet locations',
      ja: 'インターネット上の Windows Update に接続しない',
    },
    'server',
    'DoNotConnectToWindowsUpdateInternetLocations',
  ),
  removeAccess: simple(
    {
      en: 'Remove access to use all Windows Update features',
      ja: 'Windows Update のすべての機能へのアクセスを削除する',
    },
    'experience',
    'SetDisableUXWUAccess',
  ),
  turnOffAccess: simple(
    {
      en: 'Turn off access to all Windows Update features',
      ja: 'Windows Update のすべての機能へのアクセスをオフにする',
    },
    'communication',
    'DisableWindowsUpdateAccess',
  ),
  automaticUpdates: {
    name: { en: 'Configure Automatic Updates', ja: '自動更新を構成する' },
    folder: 'experience',
    enabled: [['au', 'NoAutoUpdate', 0]],
    disabled: [['au', 'NoAutoUpdate', 1]],
    elements: [
      {
        label: { en: 'Configure automatic updating', ja: '自動更新の構成' },
        place: 'au',
        name: 'AUOptions',
        kind: 'choice',
        choices: {
          2: {
            en: '2 - Notify for download and auto install',
            ja: '2 - ダウンロードと自動インストールを通知',
          },
          3: {
            en: '3 - Auto download and notify for install',
            ja: '3 - 自動ダウンロードとインストールを通知',
          },
          4: {
            en: '4 - Auto download and schedule the install',
            ja: '4 - 自動ダウンロードしインストール日時を指定',
          },
          5: {
            en: '5 - Allow local admin to choose setting',
            ja: '5 - ローカルの管理者の設定選択を許可',
          },
          7: {
            en: '7 - Auto Download, Notify to install, Notify to Restart',
            ja: '7 - 自動ダウンロード、インストール時に通知、再起動を通知',
          },
        },
      },
      {
        label: { en: 'Install during automatic maintenance', ja: '自動メンテナンス時にインストールする' },
        place: 'au',
        name: 'AutomaticMaintenanceEnabled',
        kind: 'check',
      },
      {
        label: { en: 'Scheduled install day', ja: 'インストールを実行する日' },
        place: 'au',
        name: 'ScheduledInstallDay',
        kind: 'choice',
      },
      {
        label: { en: 'Scheduled install time', ja: 'インストールを実行する時間' },
        place: 'au',
        name: 'ScheduledInstallTime',
        kind: 'choice',
      },
    ],
  },
  deferQuality: {
    name: {
      en: 'Select when Quality Updates are received',
      ja: '品質更新プログラムをいつ受信するかを選択してください',
    },
    folder: 'windows-update',
    enabled: [['policy', 'DeferQualityUpdates', 1]],
    disabled: [['policy', 'DeferQualityUpdates', 0]],
    elements: [],
  },
  deferFeature: {
    name: {
      en: 'Select when Preview Builds and Feature Updates are received',
      ja: 'プレビュー ビルドや機能更新プログラムをいつ受信するかを選択してください',
    },
    formerly: {
      en: 'Select when Feature Updates are received',
      ja: '機能更新プログラムをいつ受信するかを選択してください',
    },
    folder: 'windows-update',
    enabled: [['policy', 'DeferFeatureUpdates', 1]],
    disabled: [['policy', 'DeferFeatureUpdates', 0]],
    elements: [],
  },
  targetVersion: {
    name: {
      en: 'Select the target Feature Update version',
      ja: 'ターゲット機能更新プログラムのバージョンを選択する',
    },
    folder: 'windows-update',
    enabled: [['policy', 'TargetReleaseVersion', 1]],
    disabled: [['policy', 'TargetReleaseVersion', 0]],
    elements: [
      {
        label: {
          en: 'Which Windows product version would you like to receive feature updates for?',
          ja: '機能更新プログラムを受け取る Windows 製品のバージョン',
        },
        place: 'policy',
        name: 'ProductVersion',
        kind: 'text',
      },
      {
        label: {
          en: 'Target Version for Feature Updates',
          ja: '機能更新プログラムのターゲット バージョン',
        },
        place: 'policy',
        name: 'TargetReleaseVersionInfo',
        kind: 'text',
      },
    ],
  },
  noDrivers: simple(
    { en: 'Do not include drivers with Windows Updates', ja: 'Windows Update からドライバーを除外する' },
    'windows-update',
    'ExcludeWUDriversInQualityUpdate',
  ),
  noDualScan: simple(
    {
      en: 'Do not allow update deferral policies to cause scans against Windows Update',
      ja: 'Windows Update に対するスキャンを発生させる更新遅延ポリシーを許可しない',
    },
    'legacy',
    'DisableDualScan',
  ),
} as const satisfies Readonly<Record<string, GpoPolicy>>;

export type GpoPolicyName = keyof typeof GPO_POLICIES;
