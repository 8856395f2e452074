import type { Action, Evidence, Finding } from '#diagnosis';
import { askFile } from './asking.ts';
import type { OfferedFile } from './details.ts';
import { Found, finding, recordedAs, seen } from './finding.ts';
import { evidenceOf, judgeAnswer } from './judge-answer.ts';
import { CONTENT_MESSAGES } from './messages/content.ts';
import { withoutProxy } from './remedies.ts';
import type { Ways } from './ways.ts';
import type { Answered } from './what-answered.ts';

const { say } = CONTENT_MESSAGES;
const check = 'C-CONTENT';

/**
 * HEAD as BITS asks, then one byte as Delivery Optimization asks. Undefined: the file is not there, and need not be, for nobody
 * approved its update.
 */
export async function tryFile(file: OfferedFile, ways: Ways): Promise<Finding | undefined> {
  const { url, fileName: name, size, approved } = file;
  const head = await tried(file, ways, () => askFile(check, 'HEAD', url, undefined, ways));
  if (!approved && head.status === 404) return undefined;
  const piece = await tried(file, ways, () => askFile(check, 'GET', url, 'bytes=0-0', ways));
  const evidence = [
    ...seen('Address of the file', '更新ファイルの URL', url),
    ...seen('Status of HEAD', 'HEAD の状態コード', head.status),
    ...seen('Content-Range', 'Content-Range', piece.headers['content-range']),
    ...seen('Accept-Ranges', 'Accept-Ranges', piece.headers['accept-ranges']),
    ...evidenceOf(piece),
  ];
  const fail = (sentence: Pick<Finding, 'code' | 'says'>, next: readonly Action[], hresult: number) =>
    finding(check, 'fail', sentence, { evidence, next, follows: recordedAs(hresult) });
  // The answer of IIS to a missing MIME type is a 404 as well.
  const wrong = judgeAnswer(check, piece, 'file', ways);
  if (piece.status === 404 && wrong?.code === 'probe/not-found')
    return fail(say('file-missing', { name }), missingActions(), 0x80244019);
  if (wrong?.code === 'probe/page-of-filter' || wrong?.code === 'probe/page-of-other-site')
    return fail(say('file-is-page', { name }), [...wrong.next], 0x80246007);
  if (wrong !== undefined) return { ...wrong, evidence };
  const between = piece.viaProxy || piece.headers['via'] !== undefined;
  if (piece.status === 200) return fail(say('range-stripped', { between }), rangeActions(ways), 0x80246007);
  const [, from, to, whole] =
    /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(piece.headers['content-range'] ?? '') ?? [];
  if (from !== '0' || to !== '0')
    return fail(
      say('range-odd', { range: piece.headers['content-range'] ?? String(piece.status) }),
      rangeActions(ways),
      0x80246007,
    );
  const found = Number(whole === '*' ? head.headers['content-length'] : whole);
  if (!Number.isNaN(found) && found !== size)
    return fail(say('file-short', { name, wanted: size, found }), shortActions(), 0x80246007);
  return besides(head, piece, file, evidence);
}

/** The file can be had; what else was odd about it. */
function besides(
  head: Answered,
  piece: Answered,
  { fileName: name, size }: OfferedFile,
  evidence: readonly Evidence[],
): Finding {
  if (head.status >= 400) {
    const next: Action = {
      where: 'person',
      says: {
        en: 'Have the filter or proxy in between let HEAD through for the folder Content.',
        ja: '経路上のフィルターまたはプロキシで、Content フォルダーへの HEAD 要求を許可してください。',
      },
    };
    return finding(check, 'warn', say('head-refused', { name, status: head.status }), {
      evidence,
      next: [next],
    });
  }
  if (piece.headers['accept-ranges'] === undefined && head.headers['accept-ranges'] === undefined)
    return finding(check, 'warn', say('ranges-not-announced', { name }), {
      evidence,
      next: [{ where: 'server', says: RANGES }],
    });
  return finding(check, 'pass', say('file-fine', { name, size }), { evidence });
}

/** Nobody answers where the files are said to be: that is another trouble than a server that cannot be reached. */
async function tried(file: OfferedFile, ways: Ways, work: () => Promise<Answered>): Promise<Answered> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    const { origin } = new URL(file.url);
    if (origin === new URL(ways.target.origin).origin) throw error;
    throw new Found(
      finding(check, 'fail', say('file-not-reached', { origin }), {
        evidence: [
          ...seen('Address of the file', '更新ファイルの URL', file.url),
          ...seen('What happened', '発生した事象', error.finding.says.en),
          ...error.finding.evidence,
        ],
        next: [
          {
            where: 'person',
            says: {
              en: `Open the way to ${origin} as well: with https a WSUS serves files over http at the port below. On a Todoku, --content-url sets the address.`,
              ja: `${origin} への接続も許可してください。https の場合も、WSUS は更新ファイルを 1 つ小さい番号のポートで http により配信します。Todoku では --content-url で URL を設定します。`,
            },
          },
          ...error.finding.next,
        ],
        follows: recordedAs(0x80072efd),
      }),
    );
  }
}

function missingActions(): readonly Action[] {
  return [
    {
      where: 'server',
      says: {
        en: 'On a Todoku: fetch what is missing.',
        ja: 'Todoku の場合: 不足している更新ファイルをダウンロードしてください。',
      },
      command: 'todoku content fetch',
    },
    {
      where: 'server',
      says: {
        en: 'On a WSUS: have it compare its files with the database; it downloads anew what is missing.',
        ja: 'WSUS の場合: 次のコマンドでファイルとデータベースを照合してください。不足しているファイルが再度ダウンロードされます。',
      },
      command: 'wsusutil.exe reset',
    },
  ];
}

function shortActions(): readonly Action[] {
  return [
    {
      where: 'server',
      says: {
        en: 'On a Todoku: compare every file with its digest; damaged ones are fetched anew.',
        ja: 'Todoku の場合: すべての更新ファイルのハッシュを検査してください。破損したファイルは再度ダウンロードされます。',
      },
      command: 'todoku content verify',
    },
    ...missingActions().slice(1),
  ];
}

function rangeActions({ proxy, target }: Ways): readonly Action[] {
  return [
    ...(proxy === undefined ? [] : [withoutProxy(target.origin)]),
    {
      where: 'person',
      says: {
        en: `Have the proxy or filter leave ${target.host} alone: no cache, no virus scan of whole files, ranges passed on.`,
        ja: `プロキシまたはフィルターで、${target.host} をキャッシュとウイルス検査の対象から除外し、Range 要求を変更せずに転送してください。`,
      },
    },
    { where: 'server', says: RANGES },
  ];
}

const RANGES = {
  en: 'Serve the folder Content by a web server that knows ranges (IIS does), without a module that compresses or rewrites.',
  ja: 'Content フォルダーは、Range に対応した Web サーバー (IIS など) で、圧縮や書き換えを行わずに公開してください。',
};
