import { type Text, verbatim } from '#diagnosis';

/** The versions of Windows between which the article on missing deliveries tells apart, as they are written on the command line. */
export const WINDOWS_NAMES = [
  '2012',
  '2012r2',
  '2016',
  '2019',
  '2022',
  '2025',
  'win10-1703',
  'win10',
  'win11',
] as const;

export type WindowsName = (typeof WINDOWS_NAMES)[number];

export interface Windows {
  readonly title: Text;
  /** To be stopped and started, in this order. */
  readonly services: readonly string[];
  /** What of the queue of BITS is deleted: its two files, all files of its folder, or nothing, where updates do not come by BITS. */
  readonly queue: 'two files' | 'folder' | 'none';
  /** What makes it look for updates. */
  readonly detection: 'wuauclt' | 'com';
  /** It ignores the trigger within the detection frequency: Windows 10 version 1709 and later. */
  readonly ignoresEarlyDetection: boolean;
  /** Where a person clicks instead. */
  readonly page: Text;
}

const CONTROL_PANEL: Text = {
  en: '[Control Panel] - [System and Security] - [Windows Update], "Check for updates"',
  ja: '[コントロール パネル] - [システムとセキュリティ] - [Windows Update] の [更新プログラムの確認]',
};
const UPDATE_AND_SECURITY: Text = {
  en: '[Settings] - [Update & Security] - [Windows Update], "Check for updates"',
  ja: '[設定] - [更新とセキュリティ] - [Windows Update] の [更新プログラムのチェック]',
};
const SETTINGS: Text = {
  en: '[Settings] - [Windows Update], "Check for updates"',
  ja: '[設定] - [Windows Update] の [更新プログラムのチェック]',
};

const OLD: Omit<Windows, 'title'> = {
  services: ['wuauserv', 'bits'],
  queue: 'two files',
  detection: 'wuauclt',
  ignoresEarlyDetection: false,
  page: CONTROL_PANEL,
};
const NEW: Omit<Windows, 'title'> = {
  services: ['usosvc', 'wuauserv', 'bits', 'dosvc'],
  queue: 'folder',
  detection: 'com',
  ignoresEarlyDetection: true,
  page: UPDATE_AND_SECURITY,
};

const WINDOWS: Readonly<Record<WindowsName, Windows>> = {
  '2012': { ...OLD, title: verbatim('Windows Server 2012') },
  '2012r2': { ...OLD, title: verbatim('Windows Server 2012 R2') },
  '2016': {
    title: verbatim('Windows Server 2016'),
    services: ['usosvc', 'wuauserv', 'bits'],
    queue: 'two files',
    detection: 'com',
    ignoresEarlyDetection: false,
    page: UPDATE_AND_SECURITY,
  },
  '2019': { ...NEW, title: verbatim('Windows Server 2019') },
  '2022': { ...NEW, title: verbatim('Windows Server 2022') },
  '2025': { ...NEW, title: verbatim('Windows Server 2025'), page: SETTINGS },
  // The article counts 1703 to both sides; on it the two files are all that the folder holds.
  'win10-1703': {
    ...NEW,
    title: {
      en: 'Windows 10, version 1703 and earlier',
      ja: 'Windows 10 バージョン 1703 以前',
    },
    queue: 'two files',
    ignoresEarlyDetection: false,
  },
  win10: { ...NEW, title: verbatim('Windows 10') },
  win11: { ...NEW, title: verbatim('Windows 11'), queue: 'none', page: SETTINGS },
};

export function windowsOf(name: WindowsName): Windows {
  return WINDOWS[name];
}

// From which build on: newest first.
const CLIENTS: readonly (readonly [number, WindowsName])[] = [
  [22000, 'win11'],
  [16299, 'win10'],
  [10240, 'win10-1703'],
];
const SERVERS: readonly (readonly [number, WindowsName])[] = [
  [26100, '2025'],
  [20348, '2022'],
  [17763, '2019'],
  [14393, '2016'],
  [9600, '2012r2'],
  [9200, '2012'],
];

/** Which of them a machine is, by its build; undefined for older ones, which the article says nothing of. */
export function windowsNameOf(kind: 'client' | 'server', build: number): WindowsName | undefined {
  return (kind === 'client' ? CLIENTS : SERVERS).find(([first]) => build >= first)?.[1];
}
