import { detectionStep, INSTALLS_AT_ONCE } from './detect.ts';
import type { Remedy, Step } from './remedy.ts';
import { startStep, stopStep } from './services.ts';
import { type Windows, type WindowsName, windowsOf } from './windows.ts';

/**
 * Clears what Windows Update keeps on a machine, in the order of the article "WSUS から更新プログラムが配信されないときのチェックポイント"
 * (jpmem, 2023-06-16): stop, rename, empty the queue of BITS where there is one, start, detect.
 */
export function resetRemedy(name: WindowsName): Remedy {
  const windows = windowsOf(name);
  const queue = queueStep(windows);
  return {
    name: 'reset',
    windows: name,
    title: {
      en: `Clears what Windows Update keeps on this computer (${windows.title.en})`,
      ja: `Windows Update クライアントの情報をクリアします (${windows.title.ja})`,
    },
    consequences: [
      {
        en: 'The update history is emptied. It is a record only: what is installed stays installed, and later installations are not affected.',
        ja: '更新履歴の表示が空になります。履歴のみの情報であり、適用済みの更新プログラムや今後の適用には影響しません。',
      },
      {
        en: 'Updates that somebody had hidden on this computer are shown again.',
        ja: 'このコンピューターで非表示に設定した更新プログラムの設定が解除されます。',
      },
      {
        en: 'At its next contact the computer downloads from the server again what it had kept. If many computers do so at one time, the network is loaded.',
        ja: '次回サーバーにアクセスしたときに、キャッシュされていた情報を再度ダウンロードします。多数のコンピューターで同時に実行すると、ネットワークの負荷が高くなる場合があります。',
      },
      ...(windows.detection === 'com' ? [INSTALLS_AT_ONCE] : []),
    ],
    steps: [
      stopStep(windows.services),
      RENAME,
      ...(queue === undefined ? [] : [queue]),
      startStep(windows.services),
      detectionStep(windows),
    ],
  };
}

const RENAME: Step = {
  says: {
    en: 'Rename the folder SoftwareDistribution. The old one can be deleted once updates arrive again.',
    ja: 'SoftwareDistribution フォルダーの名前を変更します。元のフォルダーは、更新プログラムが配信されるようになった後に削除できます。',
  },
  cmd: [
    'set "OLD=SoftwareDistribution.old"',
    'if exist "%SystemRoot%\\%OLD%" set "OLD=SoftwareDistribution.old.%RANDOM%%RANDOM%"',
    'if not exist "%SystemRoot%\\SoftwareDistribution" goto renamed',
    '%RUN% ren "%SystemRoot%\\SoftwareDistribution" "%OLD%" && goto renamed',
    'rem A service that came back by itself holds the folder: stop it once more.',
    '%RUN% net stop wuauserv /y',
    '%RUN% ren "%SystemRoot%\\SoftwareDistribution" "%OLD%" || set "FAILED=1"',
    ':renamed',
  ],
  powershell: [
    "$folder = Join-Path $env:SystemRoot 'SoftwareDistribution'",
    "$old = 'SoftwareDistribution.old'",
    "if (Test-Path -LiteralPath (Join-Path $env:SystemRoot $old)) { $old = $old + '.' + [DateTime]::Now.Ticks }",
    'if (Test-Path -LiteralPath $folder) {',
    '    try { Rename-Item -LiteralPath $folder -NewName $old }',
    '    catch {',
    '        # A service that came back by itself holds the folder: stop it once more.',
    '        net stop wuauserv /y',
    '        Rename-Item -LiteralPath $folder -NewName $old',
    '    }',
    '}',
  ],
};

/** On Windows 11 updates do not come by BITS, and nothing is to be emptied. */
function queueStep({ queue }: Windows): Step | undefined {
  if (queue === 'none') return undefined;
  const says = {
    en: 'Delete the jobs of BITS, so that downloads that are stuck begin anew.',
    ja: 'BITS のジョブを削除します。滞留しているダウンロードが、新しいジョブとしてやり直されます。',
  };
  const folder = '%ALLUSERSPROFILE%\\Microsoft\\Network\\Downloader';
  if (queue === 'two files') {
    const files = ['qmgr0.dat', 'qmgr1.dat'];
    return {
      says,
      cmd: files.map((file) => `if exist "${folder}\\${file}" %RUN% del "${folder}\\${file}"`),
      powershell: files.flatMap((file) => [
        `$file = "$env:ALLUSERSPROFILE\\Microsoft\\Network\\Downloader\\${file}"`,
        'if (Test-Path -LiteralPath $file) { Remove-Item -LiteralPath $file -Force }',
      ]),
    };
  }
  return {
    says,
    cmd: [`if exist "${folder}" %RUN% del /Q "${folder}\\*"`],
    powershell: [
      '$queue = "$env:ALLUSERSPROFILE\\Microsoft\\Network\\Downloader"',
      'if (Test-Path -LiteralPath $queue) { Get-ChildItem -LiteralPath $queue -File -Force | Remove-Item -Force }',
    ],
  };
}
