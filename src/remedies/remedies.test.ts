import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  REMEDY_NAMES,
  remedyOf,
  type Script,
  SHELLS,
  scriptOf,
  WINDOWS_NAMES,
  type WindowsName,
  windowsNameOf,
} from './index.ts';

const LANGUAGES = ['en', 'ja'] as const;

const everyScript = REMEDY_NAMES.flatMap((name) =>
  WINDOWS_NAMES.flatMap((windows) =>
    SHELLS.flatMap((shell) =>
      LANGUAGES.map((language) => ({
        shell,
        language,
        ...scriptOf(remedyOf(name, windows), shell, language),
      })),
    ),
  ),
);

/** The commands of a script in their order, without what is said and how it is guarded. */
function commandsOf({ text }: Script): readonly string[] {
  return [
    ...text.matchAll(
      /net (?:stop|start) \w+|\bren\b|Rename-Item|qmgr\d\.dat(?=")|Downloader\\\*|Get-ChildItem|wuauclt[^\r\n]*|DetectNow|reg delete|Remove-ItemProperty/g,
    ),
  ].map(([found]) => found);
}

const stop = (...services: string[]) => services.map((service) => `net stop ${service}`);
const start = (...services: string[]) => services.map((service) => `net start ${service}`);

// The article's steps for each version of Windows; a rename is tried once more after another stop.
const ARTICLE: Readonly<
  Record<
    WindowsName,
    readonly [services: readonly string[], queue: 'two files' | 'folder' | 'none', detect: string]
  >
> = {
  '2012': [['wuauserv', 'bits'], 'two files', 'wuauclt /detectnow'],
  '2012r2': [['wuauserv', 'bits'], 'two files', 'wuauclt /detectnow'],
  '2016': [['usosvc', 'wuauserv', 'bits'], 'two files', 'DetectNow'],
  '2019': [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'folder', 'DetectNow'],
  '2022': [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'folder', 'DetectNow'],
  '2025': [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'folder', 'DetectNow'],
  'win10-1703': [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'two files', 'DetectNow'],
  win10: [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'folder', 'DetectNow'],
  win11: [['usosvc', 'wuauserv', 'bits', 'dosvc'], 'none', 'DetectNow'],
};

test("a reset goes through the article's steps in their order, for each version of Windows and both consoles", () => {
  for (const [windows, [services, queue, detect]] of Object.entries(ARTICLE) as [
    WindowsName,
    (typeof ARTICLE)[WindowsName],
  ][]) {
    const deleted = {
      cmd: {
        'two files': ['qmgr0.dat', 'qmgr0.dat', 'qmgr1.dat', 'qmgr1.dat'],
        folder: ['Downloader\\*'],
        none: [],
      },
      powershell: { 'two files': ['qmgr0.dat', 'qmgr1.dat'], folder: ['Get-ChildItem'], none: [] },
    };
    const rename = {
      cmd: ['ren', 'net stop wuauserv', 'ren'],
      powershell: ['Rename-Item', 'net stop wuauserv', 'Rename-Item'],
    };
    for (const shell of SHELLS)
      assert.deepEqual(
        commandsOf(scriptOf(remedyOf('reset', windows), shell, 'en')),
        [...stop(...services), ...rename[shell], ...deleted[shell][queue], ...start(...services), detect],
        `${windows} ${shell}`,
      );
  }
});

test('what a reset brings with it is said before anything is done, in the order of the article', () => {
  for (const { text, fileName } of everyScript.filter(({ fileName }) => fileName.startsWith('reset'))) {
    const positions = [
      /history is emptied|更新履歴の表示が空/,
      /hidden|非表示/,
      /downloads from the server again|再度ダウンロード/,
      /net stop/,
    ].map((part) => text.search(part));
    assert.ok(
      positions.every((at) => at > 0),
      fileName,
    );
    assert.deepEqual(
      [...positions].sort((one, other) => one - other),
      positions,
      fileName,
    );
  }
});

test('an old SoftwareDistribution.old is left alone', () => {
  assert.match(
    scriptOf(remedyOf('reset', 'win11'), 'cmd', 'en').text,
    /if exist "%SystemRoot%\\%OLD%" set "OLD=SoftwareDistribution\.old\.%RANDOM%/,
  );
  assert.match(
    scriptOf(remedyOf('reset', 'win11'), 'powershell', 'en').text,
    /if \(Test-Path .*\$old\)\) \{ \$old = \$old \+/,
  );
});

test('detection says that Windows 10 of 1709 and later ignores it within 22 hours, and only there', () => {
  for (const windows of WINDOWS_NAMES) {
    const { text } = scriptOf(remedyOf('detect', windows), 'powershell', 'en');
    assert.equal(/22 hours/.test(text), !['2012', '2012r2', '2016', 'win10-1703'].includes(windows), windows);
  }
});

test('a new identity deletes the four values, restarts the service and registers', () => {
  assert.deepEqual(commandsOf(scriptOf(remedyOf('reregister', '2012r2'), 'cmd', 'en')), [
    'net stop wuauserv',
    ...Array.from({ length: 4 }, () => 'reg delete'),
    'net start wuauserv',
    'wuauclt /resetauthorization /detectnow',
  ]);
  const { text } = scriptOf(remedyOf('reregister', 'win11'), 'powershell', 'ja');
  for (const value of ['SusClientId', 'SusClientIdValidation', 'AccountDomainSid', 'PingID'])
    assert.match(text, new RegExp(`-Name ${value} `));
});

test('in a dry run of the Command Prompt nothing that changes the machine is carried out', () => {
  for (const { text, shell, fileName } of everyScript.filter(({ shell }) => shell === 'cmd')) {
    assert.equal(shell, 'cmd');
    for (const line of text
      .split('\r\n')
      .filter(
        (each) =>
          /\b(net (stop|start)|ren|del|reg|wuauclt|powershell) /.test(each) && !/^(echo|rem) /.test(each),
      ))
      assert.match(line, /^(if (not )?exist "[^"]+" )?%RUN% /, `${fileName}: ${line}`);
  }
});

test('files are in the encoding and with the ends of line that their console takes', () => {
  for (const { text, shell, language, fileName } of everyScript) {
    assert.doesNotMatch(text, /[^\r]\n/, fileName);
    const isAscii = /^\p{ASCII}*$/u.test(text);
    assert.equal(isAscii, language === 'en', fileName);
    assert.equal(text.startsWith('\ufeff'), shell === 'powershell' && language === 'ja', fileName);
    if (shell === 'cmd') {
      for (const line of text.split('\r\n')) assert.match(line, /(^|[\x20-\x7e])$/, `${fileName}: ${line}`);
      // What stands after these would be taken for a command, a variable or a file.
      for (const line of text.split('\r\n').filter((each) => each.startsWith('echo [')))
        assert.doesNotMatch(line, /(?<!\^)[&|<>"]|(?<!%)%(?!%)/, line);
      assert.equal(text.indexOf('chcp 65001') > 0, language === 'ja');
    }
  }
});

test('a machine is known by its build', () => {
  assert.equal(windowsNameOf('client', 26100), 'win11');
  assert.equal(windowsNameOf('client', 19045), 'win10');
  assert.equal(windowsNameOf('client', 15063), 'win10-1703');
  assert.equal(windowsNameOf('client', 9600), undefined);
  assert.equal(windowsNameOf('server', 26100), '2025');
  assert.equal(windowsNameOf('server', 25398), '2022');
  assert.equal(windowsNameOf('server', 14393), '2016');
  assert.equal(windowsNameOf('server', 7601), undefined);
});
