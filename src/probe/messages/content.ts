import { messages } from '#diagnosis';

interface File {
  readonly name: string;
}

/** What is said of update files. */
export const CONTENT_MESSAGES = messages('probe', {
  'file-fine': ({ name, size }: File & { readonly size: number }) => ({
    en: `The file ${name} is there, has the right size (${size.toLocaleString('en')} bytes) and is served in pieces.`,
    ja: `更新ファイル ${name} を取得できます。サイズ (${size.toLocaleString('en')} バイト) と部分取得 (Range) にも問題はありません。`,
  }),
  'file-missing': ({ name }: File) => ({
    en: `The update is approved, and its file ${name} is not on the server (HTTP 404). Computers find the update and do not get it.`,
    ja: `承認済みの更新プログラムのファイル ${name} がサーバーにありません (HTTP 404)。コンピューターは更新プログラムを検出しますが、ダウンロードできません。`,
  }),
  'file-not-reached': ({ origin }: { readonly origin: string }) => ({
    en: `The server says that its files are at ${origin}, and there nothing answers. Computers find updates and cannot download them.`,
    ja: `サーバーは更新ファイルの場所として ${origin} を通知していますが、接続できません。コンピューターは更新プログラムを検出できますが、ダウンロードできません。`,
  }),
  'file-short': ({ name, wanted, found }: File & { readonly wanted: number; readonly found: number }) => ({
    en: `The file ${name} has ${found.toLocaleString('en')} bytes and ought to have ${wanted.toLocaleString('en')}. Computers load it and throw it away.`,
    ja: `更新ファイル ${name} のサイズは ${found.toLocaleString('en')} バイトですが、正しくは ${wanted.toLocaleString('en')} バイトです。コンピューターはダウンロードしたファイルを破棄します。`,
  }),
  'range-stripped': ({ between }: { readonly between: boolean }) => ({
    en: `A piece of the file was asked for and the whole came (200 for a range): ${
      between ? 'a proxy on the way strips ranges' : 'the server or something before it ignores ranges'
    }. Windows downloads in pieces only.`,
    ja: `ファイルの一部を要求しましたが、全体が返されました (Range に対して 200)。${
      between
        ? '経路上のプロキシが Range を削除しています。'
        : 'サーバー、またはその前段の機器が Range に対応していません。'
    }Windows は部分取得でのみダウンロードします。`,
  }),
  'range-odd': ({ range }: { readonly range: string }) => ({
    en: `A piece was asked for and another one came (${range}).`,
    ja: `要求した部分とは異なる範囲が返されました (${range})。`,
  }),
  'file-is-page': ({ name }: File) => ({
    en: `A web page came instead of the file ${name}: a filter replaced it, or the address belongs to another site.`,
    ja: `更新ファイル ${name} の代わりに Web ページが返されました。フィルターによる置き換え、または別の Web サイトの応答です。`,
  }),
  'head-refused': ({ name, status }: File & { readonly status: number }) => ({
    en: `${name} is served in pieces, but HEAD is refused (HTTP ${status}). BITS asks with HEAD; computers that use it cannot download.`,
    ja: `${name} は部分取得できますが、HEAD 要求が拒否されました (HTTP ${status})。BITS は HEAD を使用するため、BITS を使用するコンピューターはダウンロードできません。`,
  }),
  'ranges-not-announced': ({ name }: File) => ({
    en: `${name} is served in pieces, but the server does not say so (no Accept-Ranges). BITS may load it whole, and slowly.`,
    ja: `${name} は部分取得できますが、対応していることが通知されていません (Accept-Ranges がありません)。BITS では全体の取得になり、時間がかかる場合があります。`,
  }),
});
