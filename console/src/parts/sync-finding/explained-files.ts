import type { ExplainedBoth } from './explained.ts';

/** Files that do not arrive. */
export const FILES: ExplainedBoth = {
  'jobs/no-source': {
    en: {
      says: 'Nobody is known who has this file.',
      next: 'Set an upstream server and synchronize: it says where files are.',
    },
    ja: {
      says: 'このファイルの取得元がわかりません。',
      next: 'アップストリーム サーバーを設定して同期してください。ファイルの場所は同期で通知されます。',
    },
  },
  'jobs/upstream-asked': {
    en: {
      says: 'The upstream server does not have the file yet and was asked to fetch it.',
      next: 'Nothing has to be done: it is tried again by itself. If it stays, see over there why the file does not come.',
    },
    ja: {
      says: 'アップストリーム サーバーにもファイルがないため、取得を依頼しました。',
      next: '操作は不要です。自動的に再試行されます。続く場合は、アップストリーム サーバー側の状態を確認してください。',
    },
  },
  'jobs/not-found': {
    en: {
      says: 'The file is not at its address.',
      next: 'Its publisher may have withdrawn it: synchronize, and decline the update if it is expired.',
    },
    ja: {
      says: '指定された場所にファイルがありません。',
      next: '発行元が公開を停止した可能性があります。同期して、期限切れの場合は更新プログラムを拒否してください。',
    },
  },
  'jobs/bad-answer': {
    en: {
      says: 'The server does not give the file out.',
      next: 'Look at that server and at proxies in between. It is tried again by itself.',
    },
    ja: {
      says: 'サーバーがファイルを渡しませんでした。',
      next: '接続先のサーバーと、間にあるプロキシを確認してください。自動的に再試行されます。',
    },
  },
  'jobs/wrong-length': {
    en: {
      says: 'There is another file at this address: its length is not the declared one.',
      next: 'It is taken from the next source. If none has the right one, synchronize again, or look at a proxy in between.',
    },
    ja: {
      says: 'ファイルの長さが、宣言された値と一致しません。',
      next: '次の取得元から取得されます。どこにもない場合は、もう一度同期するか、間にあるプロキシを確認してください。',
    },
  },
  'jobs/too-slow': {
    en: {
      says: 'The file came so slowly that it would never have been whole.',
      next: 'It goes on by itself where it was. If it stays, look at the line and at the other server.',
    },
    ja: {
      says: '転送が遅すぎるため、ダウンロードを完了できませんでした。',
      next: '続きから自動的に再試行されます。続く場合は、回線と接続先のサーバーを確認してください。',
    },
  },
  'jobs/unforeseen': {
    en: {
      says: 'Fetching the file failed in a way that was not foreseen.',
      next: 'Look at the log of this server. If it stays, please report it.',
    },
    ja: {
      says: 'ファイルの取得中に、予期しないエラーが発生しました。',
      next: 'このサーバーのログを確認してください。続く場合は、報告をお願いします。',
    },
  },
  'content/size-mismatch': {
    en: {
      says: 'The file does not have the size that its update declares.',
      next: 'It is another file, or it was cut off on its way. Try it again.',
    },
    ja: {
      says: 'ファイルのサイズが、更新プログラムの宣言と一致しません。',
      next: '別のファイルか、途中で切断されたものです。もう一度取得してください。',
    },
  },
  'content/digest-mismatch': {
    en: {
      says: 'The hash of the downloaded file does not match.',
      next: 'It was damaged or changed on its way, and nothing of it was kept. Try it again; if it stays, look at proxies in between.',
    },
    ja: {
      says: 'ダウンロードしたファイルのハッシュが一致しません。',
      next: '途中で破損または改変されたため、破棄しました。もう一度取得してください。続く場合は、間にあるプロキシを確認してください。',
    },
  },
  'content/disk-full': {
    en: {
      says: 'There is not enough room on the disk of the update files.',
      next: 'Free some room there, or move the files to a larger disk. It goes on by itself then.',
    },
    ja: {
      says: '更新ファイルのディスクの空き容量が不足しています。',
      next: '空き容量を確保するか、より大きなディスクに移動してください。その後、自動的に再開します。',
    },
  },
};
