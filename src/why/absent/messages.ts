import { messages, moment, type Text } from '#diagnosis';

// Everything that is said of an update that is not on this server, check by check in the order of the decision tree.

interface What {
  readonly what: string;
}
interface At {
  readonly at: number;
}
interface Names {
  readonly names: readonly string[];
}
interface Cause {
  readonly cause: Text;
}
interface Since extends Cause {
  /** When the last successful run began; undefined: none was. */
  readonly lastGoodAt?: number;
}

/** All languages, where languages are listed. */
const ALL = '*';

/** `"A", "B"`; `「A」「B」`. */
function listed(names: readonly string[]): Text {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return {
    en:
      shown.map((name) => (name === ALL ? 'every language' : `"${name}"`)).join(', ') +
      (more > 0 ? ` and ${more} more` : ''),
    ja:
      shown.map((name) => (name === ALL ? 'すべての言語' : `「${name}」`)).join('') +
      (more > 0 ? `ほか ${more} 件` : ''),
  };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function nothingSince({ lastGoodAt }: Since): Text {
  if (lastGoodAt === undefined) {
    return { en: 'No synchronization has succeeded yet.', ja: '同期は、まだ一度も成功していません。' };
  }
  const { en, ja } = moment(lastGoodAt);
  return {
    en: `Nothing new has come since ${en}.`,
    ja: `${ja} より後の更新プログラムは、このサーバーに着信していません。`,
  };
}

export const WHY_ABSENT_MESSAGES = messages('why', {
  // The answer
  'update-absent': ({ what }: What) => ({
    en: `${what} is not on this server.`,
    ja: `${what} はこのサーバーにありません。`,
  }),
  'update-absent-open': ({ what }: What) => ({
    en: `${what} is not on this server. Why cannot be told with what is known here.`,
    ja: `${what} はこのサーバーにありません。原因は、現在の情報だけでは判断できません。`,
  }),

  // S2-01
  'not-here': ({ what, updates }: What & { readonly updates: number }) => ({
    en: `${what} is not on this server. ${updates === 1 ? 'The one update' : `All ${updates} updates`} here ${updates === 1 ? 'was' : 'were'} searched, in every state: declined, expired and superseded ones too.`,
    ja: `${what} は、このサーバーにありません。拒否済み、期限切れ、置き換えられたものも含め、${updates} 件の更新プログラムをすべて検索しました。`,
  }),
  'absent-here-after-all': ({ what, names }: What & Names) => ({
    en: `Under the name ${what} nothing was found, but what the Catalog means by it is here: ${listed(names).en}.`,
    ja: `${what} という名前では見つかりませんが、カタログで該当する更新プログラムは、このサーバーにあります: ${listed(names).ja}。`,
  }),
  'absence-unexplained': ({ what }: What) => ({
    en: `No reason was found why ${what} is not on this server.`,
    ja: `${what} がこのサーバーにない原因は見つかりませんでした。`,
  }),

  // B1
  'absent-removed': ({ at, reason }: At & { readonly reason: Text }) => ({
    en: `This update was removed from this server on ${moment(at).en}: ${reason.en}. Import it again if it is needed.`,
    ja: `この更新プログラムは、${moment(at).ja} にこのサーバーから削除されました (${reason.ja})。必要な場合は、もう一度インポートしてください。`,
  }),
  'absent-never-removed': () => ({
    en: 'The log of housekeeping has no removal of this update.',
    ja: '自動クリーンアップの記録に、この更新プログラムの削除はありません。',
  }),

  // B2a, B2b, B2c
  'absent-no-upstream': () => ({
    en: 'This server synchronizes from nowhere: no upstream server is set.',
    ja: 'アップストリーム サーバーが設定されていないため、このサーバーは同期を行っていません。',
  }),
  'absent-sync-failed-here': (seen: Since) => ({
    en: `The last synchronization failed: ${seen.cause.en} ${nothingSince(seen).en}`,
    ja: `前回の同期に失敗しました。原因: ${seen.cause.ja}${nothingSince(seen).ja}`,
  }),
  'absent-sync-failed-between': (seen: Since) => ({
    en: `The last synchronization failed: ${seen.cause.en} ${nothingSince(seen).en} Whether this side or the other is to blame cannot be told from this alone.`,
    ja: `前回の同期に失敗しました。原因: ${seen.cause.ja}${nothingSince(seen).ja}どちらの側の問題かは、これだけでは判断できません。`,
  }),
  'absent-sync-failed-microsoft': (seen: Since) => ({
    en: `The last synchronization failed on Microsoft's side: ${seen.cause.en} ${nothingSince(seen).en}`,
    ja: `前回の同期は、Microsoft 側の問題により失敗しました。原因: ${seen.cause.ja}${nothingSince(seen).ja}`,
  }),
  'absent-sync-failed-there': (seen: Since) => ({
    en: `The last synchronization failed on the side of the upstream server: ${seen.cause.en} ${nothingSince(seen).en}`,
    ja: `前回の同期は、アップストリーム サーバー側の問題により失敗しました。原因: ${seen.cause.ja}${nothingSince(seen).ja}`,
  }),
  'absent-sync-held': (seen: Since) => ({
    en: `The last synchronization was held for a person to look at: ${seen.cause.en} ${nothingSince(seen).en}`,
    ja: `前回の同期は、確認が必要なため保留されています。理由: ${seen.cause.ja}${nothingSince(seen).ja}`,
  }),
  'absent-sync-ended-early': (seen: Since) => ({
    en: `The last synchronization did not come to its end: ${seen.cause.en} ${nothingSince(seen).en}`,
    ja: `前回の同期は最後まで実行されていません。理由: ${seen.cause.ja}${nothingSince(seen).ja}`,
  }),
  'absent-sync-failed-since': ({ cause, releasedBefore }: Cause & { readonly releasedBefore: number }) => ({
    en: `The last synchronization failed: ${cause.en} That does not explain this update: it was released before the last successful one of ${moment(releasedBefore).en}.`,
    ja: `前回の同期に失敗しました。原因: ${cause.ja}ただし、この更新プログラムは最後に成功した同期 (${moment(releasedBefore).ja}) より前に公開されているため、これは原因ではありません。`,
  }),
  'absent-sync-here-ok': ({ at }: At) => ({
    en: `Nothing on this server stopped the last synchronization (${moment(at).en}).`,
    ja: `前回の同期 (${moment(at).ja}) で、このサーバー側の問題はありませんでした。`,
  }),
  'absent-sync-there-ok': ({ at }: At) => ({
    en: `The upstream server answered the last synchronization to its end (${moment(at).en}).`,
    ja: `前回の同期 (${moment(at).ja}) で、アップストリーム サーバーは最後まで応答しました。`,
  }),
  'absent-sync-whole': () => ({
    en: 'The last synchronization took in everything it was offered.',
    ja: '前回の同期では、すべての対象が取り込まれました。',
  }),
  'absent-sync-running': ({ at, phase }: At & { readonly phase: string }) => ({
    en: `A synchronization has been running since ${moment(at).en} (${phase}). What it brings is seen when it is over.`,
    ja: `${moment(at).ja} から同期を実行しています (${phase})。取り込まれた内容は、同期の完了後に表示されます。`,
  }),
  'absent-quarantined': ({ at, reason }: At & { readonly reason: Text }) => ({
    en: `The upstream server has this update, and it was quarantined here on ${moment(at).en}: ${reason.en}.`,
    ja: `アップストリーム サーバーにはこの更新プログラムがありますが、${moment(at).ja} にこのサーバーで隔離されました (${reason.ja})。`,
  }),
  'absent-quarantine-holds': ({ count }: { readonly count: number }) => ({
    en: `${plural(count, 'revision is', 'revisions are')} in quarantine. Whether this update is among them cannot be told without its UpdateID.`,
    ja: `${count} 件のリビジョンが隔離されています。この更新プログラムが含まれるかどうかは、更新プログラム ID がないと判断できません。`,
  }),
  'absent-quarantine-others': ({ count }: { readonly count: number }) => ({
    en: `${plural(count, 'revision is', 'revisions are')} in quarantine. This update is not among them.`,
    ja: `${count} 件のリビジョンが隔離されていますが、この更新プログラムは含まれていません。`,
  }),
  'absent-staged': () => ({
    en: 'This update was fetched, and waits for the rest of its synchronization: nothing is published before all of it is here.',
    ja: 'この更新プログラムは受信済みですが、同期が完了していないため、まだ公開されていません。',
  }),

  // B3
  'absent-never-synchronized': () => ({
    en: 'No synchronization has fetched updates yet.',
    ja: '更新プログラムを取り込む同期は、まだ実行されていません。',
  }),
  'absent-selection-changed': ({ names }: Names) => ({
    en: `${listed(names).en} ${names.length === 1 ? 'was' : 'were'} selected after the last synchronization. Synchronize now to apply it.`,
    ja: `前回の同期の後に、${listed(names).ja} が選択されています。反映するには、今すぐ同期してください。`,
  }),
  'absent-selection-perhaps': ({ names }: Names) => ({
    en: `The selection was changed after the last synchronization: ${listed(names).en} came to it. Whether this update belongs to it is not known.`,
    ja: `前回の同期の後に、選択が変更されています (追加: ${listed(names).ja})。この更新プログラムが含まれるかどうかは判断できません。`,
  }),
  'absent-selection-same': () => ({
    en: 'Nothing that would bring this update was selected since the last synchronization.',
    ja: '前回の同期の後に、この更新プログラムに関係する選択の変更はありません。',
  }),

  // B4
  'absent-released-later': ({ released, at }: At & { readonly released?: string }) => ({
    en: `This update was released ${released === undefined ? '' : `on ${released}, `}after the last successful synchronization (${moment(at).en}).`,
    ja: `この更新プログラムは、前回成功した同期 (${moment(at).ja}) より後に公開されました${released === undefined ? '' : ` (公開日: ${released.replaceAll('-', '/')})`}。`,
  }),
  'absent-released-about-then': ({ at }: At) => ({
    en: `This update was released at about the time of the last successful synchronization (${moment(at).en}). Publishing takes hours.`,
    ja: `この更新プログラムは、前回成功した同期 (${moment(at).ja}) と同じ時期に公開されました。公開には数時間かかります。`,
  }),
  'absent-released-likely-later': ({ at, kb }: At & { readonly kb: string }) => ({
    en: `It may have been released after the last successful synchronization (${moment(at).en}): its KB number is higher than every one here, which end with KB${kb}.`,
    ja: `前回成功した同期 (${moment(at).ja}) より後に公開された可能性があります。KB 番号が、このサーバーで最も大きい KB${kb} より大きいためです。`,
  }),
  'absent-released-earlier': ({ at }: At) => ({
    en: `It was released before the last successful synchronization (${moment(at).en}).`,
    ja: `前回成功した同期 (${moment(at).ja}) より前に公開されています。`,
  }),
  'absent-release-unknown': () => ({
    en: 'When this update was released is not known.',
    ja: 'この更新プログラムの公開日は判断できません。',
  }),

  // B5
  'absent-product-not-selected': ({ names }: Names) => ({
    en: `The ${names.length === 1 ? 'product' : 'products'} ${listed(names).en} ${names.length === 1 ? 'is' : 'are'} not selected for synchronization.`,
    ja: `製品${listed(names).ja}は、同期の対象として選択されていません。`,
  }),
  'absent-product-for-some': ({ names }: Names) => ({
    en: `Of the updates of that name, those for ${listed(names).en} do not come: that product is not selected.`,
    ja: `該当する更新プログラムのうち、${listed(names).ja} 用のものは、製品が選択されていないため同期されません。`,
  }),
  'absent-product-unlisted': ({ names }: Names) => ({
    en: `This server knows no product ${listed(names).en}, so it cannot be selected here.`,
    ja: `製品${listed(names).ja}はこのサーバーの製品の一覧になく、選択されていません。`,
  }),
  'absent-no-product': () => ({
    en: 'No product is selected, so no update is asked for.',
    ja: '製品が 1 つも選択されていないため、更新プログラムは同期されません。',
  }),
  'absent-product-selected': ({ names }: Names) => ({
    en: `Its product ${listed(names).en} is selected.`,
    ja: `製品${listed(names).ja}は選択されています。`,
  }),
  'absent-product-unknown': () => ({
    en: 'Which products this update belongs to is not known.',
    ja: 'この更新プログラムの製品は判断できません。',
  }),

  // B6
  'absent-classification-not-selected': ({ names }: Names) => ({
    en: `The ${names.length === 1 ? 'classification' : 'classifications'} ${listed(names).en} ${names.length === 1 ? 'is' : 'are'} not selected for synchronization.`,
    ja: `分類${listed(names).ja}は、同期の対象として選択されていません。`,
  }),
  'absent-classification-for-some': ({ names }: Names) => ({
    en: `Of the updates of that name, those of the classification ${listed(names).en} do not come: it is not selected.`,
    ja: `該当する更新プログラムのうち、分類${listed(names).ja}のものは、分類が選択されていないため同期されません。`,
  }),
  'absent-no-classification': () => ({
    en: 'No classification is selected, so no update is asked for.',
    ja: '分類が 1 つも選択されていないため、更新プログラムは同期されません。',
  }),
  'absent-classification-selected': ({ names }: Names) => ({
    en: `Its classification ${listed(names).en} is selected.`,
    ja: `分類${listed(names).ja}は選択されています。`,
  }),
  'absent-classification-unknown': () => ({
    en: 'Which classification this update has is not known.',
    ja: 'この更新プログラムの分類は判断できません。',
  }),

  // B7
  'absent-language-off': ({ languages }: { readonly languages: readonly string[] }) => ({
    en: `The files of this update exist only in languages that are not selected (${languages.join(', ')}).`,
    ja: `この更新プログラムのファイルは、選択されていない言語 (${languages.join(', ')}) でのみ提供されています。`,
  }),
  'absent-language-for-some': ({ languages }: { readonly languages: readonly string[] }) => ({
    en: `Of the updates of that name, those in ${languages.join(', ')} do not come: these languages are not selected.`,
    ja: `該当する更新プログラムのうち、${languages.join(', ')} のものは、言語が選択されていないため同期されません。`,
  }),
  'absent-language-ok': () => ({
    en: 'All languages are selected, or one of its own.',
    ja: 'すべての言語、またはこの更新プログラムの言語が選択されています。',
  }),
  'absent-language-no-sign': () => ({
    en: 'Nothing says that it is for certain languages only.',
    ja: '特定の言語でのみ提供されている様子はありません。',
  }),

  // B8
  'absent-not-in-channel': () => ({
    en: 'This update is not published to WSUS. It can be imported from the Microsoft Update Catalog if Microsoft offers it there for import.',
    ja: 'この更新プログラムは WSUS 向けに公開されていません。Microsoft Update カタログで提供されていれば、インポートできる場合があります。',
  }),
  'absent-preview': () => ({
    en: 'This is a preview (optional non-security) release. These are not published to WSUS; they can be imported from the Microsoft Update Catalog.',
    ja: 'これはプレビュー (オプションのセキュリティ以外のリリース) です。WSUS 向けには公開されませんが、Microsoft Update カタログからインポートできます。',
  }),
  'absent-hotfix': () => ({
    en: 'This is a hotfix. These are not published to WSUS; they can be imported from the Microsoft Update Catalog.',
    ja: 'これは修正プログラム (Hotfix) です。WSUS 向けには公開されませんが、Microsoft Update カタログからインポートできます。',
  }),
  'absent-channel-doubtful': ({ kind }: { readonly kind: 'out-of-band' | 'dynamic' }) =>
    kind === 'dynamic'
      ? {
          en: 'This is a dynamic update. These belong to products of their own, and some are in the Catalog alone.',
          ja: 'これは動的更新です。専用の製品に属しており、カタログでのみ提供されるものもあります。',
        }
      : {
          en: 'This is an out-of-band release. Many of these are not published to WSUS.',
          ja: 'これは帯域外 (OOB) リリースです。WSUS 向けに公開されないものが多くあります。',
        },
  'absent-channel-perhaps': () => ({
    en: 'It is in the Catalog, all that it needs is selected, and a synchronization succeeded since its release. It may not be published to WSUS.',
    ja: 'カタログにあり、必要な項目はすべて選択され、公開後の同期も成功しています。WSUS 向けに公開されていない可能性があります。',
  }),
  'absent-channel-no-sign': () => ({
    en: 'Nothing in its title says that it is kept from WSUS.',
    ja: 'タイトルからは、WSUS 向けに公開されていない様子はありません。',
  }),
  'absent-channel-listed': ({ at }: At) => ({
    en: `The upstream server listed it when it was asked (${moment(at).en}): the next synchronization brings it.`,
    ja: `アップストリーム サーバーに確認したところ、一覧にありました (${moment(at).ja})。次回の同期で取り込まれます。`,
  }),
  'absent-channel-unknown': () => ({
    en: 'Whether this update is published to WSUS is not known.',
    ja: 'この更新プログラムが WSUS 向けに公開されているかどうかは判断できません。',
  }),

  // B9
  'absent-not-in-catalog': () => ({
    en: 'This update is not in the Microsoft Update Catalog either and cannot be delivered from this server.',
    ja: 'この更新プログラムは Microsoft Update カタログにもないため、このサーバーからは配信できません。',
  }),
  'absent-not-in-catalog-so-written': () => ({
    en: 'The Microsoft Update Catalog has nothing under that name.',
    ja: 'Microsoft Update カタログに、該当するものはありません。',
  }),
  'absent-in-catalog': ({ rows, hasMore }: { readonly rows: number; readonly hasMore: boolean }) => ({
    en: `The Microsoft Update Catalog has it (${hasMore ? `more than ${rows}` : rows} ${rows === 1 && !hasMore ? 'update' : 'updates'}).`,
    ja: `Microsoft Update カタログにあります (${rows} 件${hasMore ? '以上' : ''})。`,
  }),
  'absent-in-catalog-as-told': () => ({
    en: 'It is taken as given that the Microsoft Update Catalog has it: its product or classification was told.',
    ja: '製品または分類が指定されたため、Microsoft Update カタログにあるものとして判断しています。',
  }),
  'absent-catalog-unreachable': ({ code }: { readonly code: string }) => ({
    en: `The Microsoft Update Catalog could not be asked (${code}).`,
    ja: `Microsoft Update カタログに確認できませんでした (${code})。`,
  }),
  'absent-catalog-not-asked': ({ because }: { readonly because: 'offline' | 'server' | 'cve' }) =>
    ({
      offline: {
        en: 'The Microsoft Update Catalog was not asked, as it was wished.',
        ja: '指定により、Microsoft Update カタログには確認していません。',
      },
      server: {
        en: 'The Microsoft Update Catalog was not asked: this server does not take its updates from Microsoft.',
        ja: 'このサーバーは Microsoft と同期していないため、Microsoft Update カタログには確認していません。',
      },
      cve: {
        en: 'The Microsoft Update Catalog cannot be searched by CVE.',
        ja: 'Microsoft Update カタログは CVE では検索できません。',
      },
    })[because],

  // B10
  'absent-driver-class-off': () => ({
    en: 'It is a driver, and drivers are not selected. Selecting them adds tens of thousands of updates; import this one alone instead.',
    ja: 'これはドライバーですが、分類「ドライバー」は選択されていません。選択すると数万件の更新プログラムが追加されるため、これだけをインポートすることをお勧めします。',
  }),
  'absent-driver-selected': () => ({
    en: 'It is a driver, and drivers are selected.',
    ja: 'これはドライバーで、分類「ドライバー」は選択されています。',
  }),

  // B11
  'absent-upstream-lacks': ({ url }: { readonly url: string }) => ({
    en: `The upstream server ${url} does not have this update.`,
    ja: `アップストリーム サーバー ${url} に、この更新プログラムがありません。`,
  }),
  'absent-upstream-unknown': ({ url }: { readonly url: string }) => ({
    en: `Whether the upstream server ${url} has this update is not known.`,
    ja: `アップストリーム サーバー ${url} にこの更新プログラムがあるかどうかは判断できません。`,
  }),

  // B12
  'absent-withdrawn-replaced': ({ names }: Names) => ({
    en: `Microsoft no longer offers it: it was replaced by ${listed(names).en}, which ${names.length === 1 ? 'is' : 'are'} here. An update that expired before it was ever synchronized never arrives.`,
    ja: `Microsoft による公開は終了しています。このサーバーにある ${listed(names).ja} に置き換えられました。同期される前に期限切れ (公開停止) になった更新プログラムは、着信しません。`,
  }),
  'absent-replaced-here': ({ names }: Names) => ({
    en: `This update is superseded by ${listed(names).en}, which ${names.length === 1 ? 'is' : 'are'} here.`,
    ja: `この更新プログラムは、このサーバーにある ${listed(names).ja} に置き換えられています。`,
  }),
  'absent-still-offered': () => ({
    en: 'Microsoft still offers it.',
    ja: 'Microsoft による公開は続いています。',
  }),

  // B13
  'absent-licence-needed': () => ({
    en: 'It belongs to the Extended Security Updates (ESU). Computers without that licence are not offered it, wherever it comes from.',
    ja: 'これは拡張セキュリティ更新プログラム (ESU) です。ライセンスのないコンピューターには、どこから取得しても適用されません。',
  }),
  'absent-perhaps-private': () => ({
    en: 'An UpdateID that the Catalog does not know may be that of an update published by another organization on its own server.',
    ja: 'カタログにない更新プログラム ID は、別の組織のサーバーでローカル発行されたものの可能性があります。',
  }),
  'absent-not-private': () => ({
    en: 'Nothing says that a licence or a private source is needed.',
    ja: 'ライセンスや限定公開を示す情報はありません。',
  }),

  // B14
  'absent-wrong-number': ({ what, names }: What & Names) => ({
    en: `${what} is known neither here nor to the Catalog. Almost the same number, and here: ${listed(names).en}.`,
    ja: `${what} は、このサーバーにもカタログにもありません。よく似た番号の ${listed(names).ja} は、このサーバーにあります。`,
  }),
  'absent-similar-number': ({ names }: Names) => ({
    en: `Almost the same number, and here: ${listed(names).en}. Check the number.`,
    ja: `よく似た番号の ${listed(names).ja} が、このサーバーにあります。番号を確認してください。`,
  }),
  'absent-similar-title': ({ names }: Names) => ({
    en: `No title has all of these words. The nearest here: ${listed(names).en}.`,
    ja: `これらの語をすべて含むタイトルはありません。このサーバーで最も近いもの: ${listed(names).ja}。`,
  }),
  'absent-odd-number': ({ what }: What) => ({
    en: `${what} does not look like a KB number: these have six or seven digits.`,
    ja: `${what} は KB 番号の形式ではありません。KB 番号は 6 桁または 7 桁です。`,
  }),
  'absent-other-number': ({ what, names }: What & Names) => ({
    en: `The Catalog answers ${what} with updates of another number: ${listed(names).en}.`,
    ja: `カタログで ${what} を検索すると、別の番号の更新プログラムが見つかります: ${listed(names).ja}。`,
  }),
  'absent-number-known': ({ what }: What) => ({
    en: `The Catalog knows ${what} under that name.`,
    ja: `カタログに ${what} があります。`,
  }),
  'absent-number-plausible': ({ what }: What) => ({
    en: `Nothing here is named almost like ${what}.`,
    ja: `${what} とよく似た番号や名前の更新プログラムは、このサーバーにありません。`,
  }),

  // S2-09
  'absent-import-failed': ({ at, message }: At & { readonly message: Text }) => ({
    en: `It was tried to import it on ${moment(at).en}, and failed: ${message.en}`,
    ja: `${moment(at).ja} のインポートに失敗しました。原因: ${message.ja}`,
  }),

  // What would decide what is not known
  'absent-decided-by-page': () => ({
    en: 'What its page in the Microsoft Update Catalog says: ask again with its products, its classification and its release date.',
    ja: 'Microsoft Update カタログに表示される製品、分類、公開日。これらを指定して、もう一度調べてください。',
  }),
  'absent-decided-by-date': () => ({
    en: 'Its release date: ask again with it.',
    ja: '公開日。これを指定して、もう一度調べてください。',
  }),
  'absent-decided-by-kb-page': () => ({
    en: 'The table "How to get this update" of its KB article: it says whether it comes through Windows Server Update Services (WSUS).',
    ja: 'KB の記事の「更新プログラムの入手方法」。Windows Server Update Services (WSUS) で提供されるかどうかが記載されています。',
  }),
  'absent-decided-by-import': () => ({
    en: 'An attempt to import it: it says whether the upstream server hands it out.',
    ja: 'インポートの実行。アップストリーム サーバーから取得できるかどうかがわかります。',
  }),
  'absent-decided-by-search': () => ({
    en: 'A search in the Microsoft Update Catalog, https://www.catalog.update.microsoft.com.',
    ja: 'Microsoft Update カタログ (https://www.catalog.update.microsoft.com) での検索。',
  }),
  'absent-decided-by-cve-page': () => ({
    en: 'The KB numbers on the page of the CVE at https://msrc.microsoft.com/update-guide: ask again with one of them.',
    ja: 'https://msrc.microsoft.com/update-guide の CVE のページに記載された KB 番号。その番号で、もう一度実行してください。',
  }),
  'absent-decided-by-sync': () => ({
    en: 'The next synchronization.',
    ja: '次回の同期。',
  }),
  'absent-decided-by-update-id': () => ({
    en: 'Its UpdateID, as the Microsoft Update Catalog shows it.',
    ja: 'Microsoft Update カタログに表示される更新プログラム ID。',
  }),
  'absent-decided-there': () => ({
    en: 'A search on the upstream server itself, in every state.',
    ja: 'アップストリーム サーバーでの検索 (すべての状態を対象)。',
  }),

  // What will happen
  'absent-then-not-by-itself': () => ({
    en: 'Synchronizations do not bring it back by themselves; an import does, and housekeeping then leaves it alone.',
    ja: '同期だけでは元に戻りません。インポートすると戻り、その後は自動クリーンアップの対象になりません。',
  }),
  'absent-then-next-run': ({ at }: At) => ({
    en: `The next synchronization starts at about ${moment(at).en}.`,
    ja: `次回の同期は ${moment(at).ja} ごろに開始されます。`,
  }),
  'absent-then-no-schedule': () => ({
    en: 'No synchronization is scheduled: nothing comes until a person starts one.',
    ja: '同期のスケジュールが設定されていません。手動で開始するまで、何も取り込まれません。',
  }),
  'absent-then-import-alone': () => ({
    en: 'An import brings this update with what it needs and nothing else; selecting brings everything of the kind, from the next synchronization on.',
    ja: 'インポートでは、この更新プログラムと必要なものだけが取り込まれます。選択すると、次回の同期から同じ種類のものがすべて取り込まれます。',
  }),
});
