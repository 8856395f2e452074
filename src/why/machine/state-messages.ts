import { messages, moment, type Text } from '#diagnosis';

interface At {
  readonly at: number;
}
interface Named {
  readonly name: string;
}
interface Code {
  readonly code: string;
  readonly meaning: Text;
}

const many = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
const figure = (n: number): string => n.toLocaleString('en');

/** What is said of the machine itself; terms-en-ja.md 7 where it has the sentence. */
export const MACHINE_STATE_MESSAGES = messages('why', {
  'machine-answer-no': ({ name }: Named) => ({
    en: `Something keeps ${name} from getting its updates.`,
    ja: `${name} への更新プログラムの配信を妨げる原因があります。`,
  }),
  'machine-answer-unknown': ({ name }: Named) => ({
    en: `Nothing was found that keeps ${name} from getting its updates, but not everything could be looked at.`,
    ja: `${name} への配信を妨げる原因は見つかりませんでしたが、確認できていない項目があります。`,
  }),
  'machine-answer-yes': ({ name }: Named) => ({
    en: `Nothing was found that keeps ${name} from getting its updates.`,
    ja: `${name} への配信を妨げる原因は見つかりませんでした。`,
  }),
  'machine-services-enabled': () => ({
    en: 'No service that Windows Update needs is disabled or missing.',
    ja: 'Windows Update に必要なサービスに、無効なものや存在しないものはありません。',
  }),
  'machine-service-disabled': ({ names }: { readonly names: string }) => ({
    en: `A service that Windows Update needs is disabled: ${names}`,
    ja: `Windows Update に必要なサービスが無効に設定されています: ${names}`,
  }),
  'machine-service-missing': ({ names }: { readonly names: string }) => ({
    en: `A service that Windows Update needs does not exist on the computer: ${names}`,
    ja: `Windows Update に必要なサービスが存在しません: ${names}`,
  }),
  'machine-firewall-stopped': () => ({
    en: 'The firewall service (mpssvc) does not run; downloads can stay at 0%.',
    ja: 'Windows Defender Firewall サービス (mpssvc) が停止しています。ダウンロードが 0% から進まない可能性があります。',
  }),
  'machine-agent-runs': ({ at }: At) => ({
    en: `The Windows Update service of the computer works: it called on ${moment(at).en}.`,
    ja: `${moment(at).ja} にアクセスがあり、コンピューターの Windows Update サービスは動作しています。`,
  }),
  'machine-services-not-told': () => ({
    en: 'Whether the services that Windows Update needs are enabled cannot be told from the server.',
    ja: 'Windows Update に必要なサービスが有効かどうかは、サーバーの情報だけでは判断できません。',
  }),
  'machine-disk-full': ({ drive, free }: { readonly drive: string; readonly free: string }) => ({
    en: `Drive ${drive} has ${free} free, which is too little for Windows updates.`,
    ja: `ドライブ ${drive} の空き容量が不足しています (空き: ${free})。`,
  }),
  'machine-disk-room': ({ drive, free }: { readonly drive: string; readonly free: string }) => ({
    en: `Drive ${drive} has ${free} free.`,
    ja: `ドライブ ${drive} の空き容量は ${free} です。`,
  }),
  'machine-transfers-in-error': ({ count }: { readonly count: number }) => ({
    en: `${many(count, 'download')} of the computer ${count === 1 ? 'is' : 'are'} stuck with an error in the BITS queue.`,
    ja: `ダウンロード ${count} 件がエラーのまま BITS のキューに滞留しています。`,
  }),
  'machine-transfers-well': () => ({
    en: 'No download is stuck in the BITS queue.',
    ja: 'BITS のキューに滞留しているダウンロードはありません。',
  }),
  'machine-restart-pending': ({ since }: { readonly since: number | undefined }) =>
    since === undefined
      ? {
          en: 'A restart is pending; until then the computer may install nothing else.',
          ja: '再起動の保留中です。再起動するまで、ほかの更新プログラムがインストールされない可能性があります。',
        }
      : {
          en: `A restart is pending since ${moment(since).en}; until then the computer may install nothing else.`,
          ja: `${moment(since).ja} から再起動の保留中です。再起動するまで、ほかの更新プログラムがインストールされない可能性があります。`,
        },
  'machine-no-restart': () => ({
    en: 'No restart is pending.',
    ja: '再起動の保留はありません。',
  }),
  'machine-clock-differs': ({ minutes }: { readonly minutes: number }) => ({
    en: `The clock of this computer differs from the server's by ${many(Math.abs(minutes), 'minute')}: it is ${minutes > 0 ? 'ahead' : 'behind'}.`,
    ja: `このコンピューターの時刻は、サーバーの時刻より ${figure(Math.abs(minutes))} 分${minutes > 0 ? '進んで' : '遅れて'}います。`,
  }),
  'machine-clock-agrees': () => ({
    en: "The clock of the computer agrees with the server's.",
    ja: 'コンピューターの時刻は、サーバーの時刻と一致しています。',
  }),
  'machine-scan-cheap': ({ trips }: { readonly trips: number }) => ({
    en: `Its last scan took ${many(trips, 'round trip')}; a computer makes at most 200.`,
    ja: `前回のスキャンの往復回数は ${trips} 回です (上限は 200 回)。`,
  }),
  'machine-scan-ends': ({ at }: At) => ({
    en: `Its last scan came to its end on ${moment(at).en}, so it is within the limits.`,
    ja: `前回のスキャンは ${moment(at).ja} に完了しており、上限を超えていません。`,
  }),
  'machine-too-many-trips': () => ({
    en: 'The scan exceeded the maximum number of round trips to the server (0x80244010).',
    ja: 'スキャン中に、サーバーとの往復回数が上限を超えました (0x80244010)。',
  }),
  'machine-many-trips': ({ trips }: { readonly trips: number }) => ({
    en: `Its last scan took ${many(trips, 'round trip')}; at 200 the computer gives up (0x80244010).`,
    ja: `前回のスキャンの往復回数は ${trips} 回です。200 回で中止されます (0x80244010)。`,
  }),
  'machine-too-many-installed': ({ limit }: { readonly limit: number }) => ({
    en: `Its scan was refused: the computer names more than ${figure(limit)} installed updates that others build on (0x80244007).`,
    ja: `スキャンが拒否されました。前提条件となるインストール済みの更新プログラムの数が、上限の ${figure(limit)} を超えています (0x80244007)。`,
  }),
  'machine-scan-slow': ({ seconds }: { readonly seconds: number }) => ({
    en: `This server worked ${many(seconds, 'second')} for its last scan; computers give up when one answer takes too long (0x80072EE2).`,
    ja: `前回のスキャンの処理に ${seconds} 秒かかりました。応答に時間がかかると、通信がタイムアウトします (0x80072EE2)。`,
  }),
  'machine-many-live': ({ live }: { readonly live: number }) => ({
    en: `Computers evaluate up to ${figure(live)} revisions in every scan; from some thousands on scans get slow.`,
    ja: `スキャンごとに最大 ${figure(live)} 件のリビジョンが評価されます。数千件を超えると、スキャンに時間がかかります。`,
  }),
  'machine-many-superseded': ({ superseded }: { readonly superseded: number }) => ({
    en: `${many(superseded, 'superseded update')} ${superseded === 1 ? 'is' : 'are'} not declined; every computer evaluates them in every scan.`,
    ja: `置き換えられた更新プログラム ${figure(superseded)} 件が「拒否済み」に設定されていないため、スキャンのたびに評価されます。`,
  }),
  'machine-scan-not-told': () => ({
    en: 'What a scan of the computer costs is not known: none is remembered.',
    ja: 'このコンピューターのスキャンの記録がないため、負荷は判断できません。',
  }),
  'machine-clones-apart': ({ name, others }: Named & { readonly others: string }) => ({
    en: `${name} and ${others} use the same SusClientId. Each has a record of its own here.`,
    ja: `${name} と ${others} の SusClientId が重複しています。このサーバーでは別々のコンピューターとして管理されています。`,
  }),
  'machine-clones-mixed': ({ name }: Named) => ({
    en: `Several machines call with the SusClientId and the name of ${name}: what they report overwrites each other.`,
    ja: `複数のコンピューターが ${name} と同じ名前と SusClientId を使用しています。状態レポートが互いに上書きされます。`,
  }),
  'machine-id-of-another': ({ name, other }: Named & { readonly other: string }) => ({
    en: `${name} uses the SusClientId under which this server knows ${other}: it was renamed, or cloned from it.`,
    ja: `${name} の SusClientId は、このサーバーでは ${other} として登録されています。名前の変更、または複製が疑われます。`,
  }),
  'machine-id-its-own': () => ({
    en: 'No other computer was seen with its SusClientId.',
    ja: 'SusClientId の重複は見つかりませんでした。',
  }),
  'machine-in-contact': ({ at, address }: At & { readonly address: string }) => ({
    en: `It last contacted this server on ${moment(at).en}, from ${address}.`,
    ja: `前回のアクセスは ${moment(at).ja} (${address}) です。`,
  }),
  'machine-contact-late': ({ at, hours }: At & { readonly hours: number }) => ({
    en: `It has not contacted the server since ${moment(at).en}; it is expected every ${hours} hours. It may be switched off.`,
    ja: `${moment(at).ja} から、サーバーにアクセスしていません (検出頻度は ${hours} 時間)。電源が入っていない可能性があります。`,
  }),
  'machine-silent': ({ at, days }: At & { readonly days: number }) => ({
    en: `This computer has not contacted the server for ${many(days, 'day')}, since ${moment(at).en}: it is switched off, gone, or its calls do not get through.`,
    ja: `このコンピューターは、${moment(at).ja} から ${days} 日間サーバーにアクセスしていません。電源が入っていない、撤去された、または通信できない可能性があります。`,
  }),
  'machine-never-called': () => ({
    en: 'This computer has never contacted this server.',
    ja: 'このコンピューターは、このサーバーに一度もアクセスしていません。',
  }),
  'machine-archived': ({ at }: At) => ({
    en: `It is archived since ${moment(at).en}, so it is in no list and no count; its first contact brings it back.`,
    ja: `${moment(at).ja} にアーカイブされ、一覧と集計から除外されています。次にアクセスすると自動的に戻ります。`,
  }),
  'machine-nameless-fault': ({
    operation,
    outcome,
    at,
  }: At & { readonly operation: string; readonly outcome: string }) => ({
    en: `Since its last contact a call from its address failed before it told a name: ${operation} with ${outcome} on ${moment(at).en}.`,
    ja: `前回のアクセスの後、同じアドレスからの通信が、コンピューター名を確認できる前に失敗しています: ${operation}、${outcome} (${moment(at).ja})`,
  }),
  'machine-step-registered': () => ({
    en: 'It got its authorization cookie but has never registered, so it cannot scan.',
    ja: '認証 Cookie は発行済みですが、コンピューターの登録 (RegisterComputer) が完了していないため、検出を行えません。',
  }),
  'machine-step-scan': ({ at }: At) => ({
    en: `It is known here since ${moment(at).en} but has never begun a scan.`,
    ja: `${moment(at).ja} から登録されていますが、検出を一度も開始していません。`,
  }),
  'machine-step-scan-end': () => ({
    en: 'It begins scans and has never finished one.',
    ja: '検出を開始していますが、一度も完了していません。',
  }),
  'machine-step-fault': ({
    operation,
    outcome,
    at,
  }: At & { readonly operation: string; readonly outcome: string }) => ({
    en: `Its last call failed: ${operation} was answered with ${outcome} on ${moment(at).en}, and it has not got past that since.`,
    ja: `${moment(at).ja} の ${operation} の呼び出しに ${outcome} が返され、その後進んでいません。`,
  }),
  'machine-step-download': ({
    count,
    title,
    since,
  }: {
    readonly count: number;
    readonly title: string;
    readonly since: number;
  }) => ({
    en: `It has known since ${moment(since).en} of ${many(count, 'approved update')} that it needs and has not downloaded, ${title} first.`,
    ja: `承認済みで必要な更新プログラム ${count} 件が、${moment(since).ja} からダウンロードされていません (最初のもの: ${title})。`,
  }),
  'machine-step-install': ({
    count,
    title,
    since,
  }: {
    readonly count: number;
    readonly title: string;
    readonly since: number;
  }) => ({
    en: `It has downloaded ${many(count, 'approved update')} and not installed ${count === 1 ? 'it' : 'them'} since ${moment(since).en}, ${title} first.`,
    ja: `ダウンロード済みの更新プログラム ${count} 件が、${moment(since).ja} からインストールされていません (最初のもの: ${title})。`,
  }),
  'machine-steps-done': () => ({
    en: 'Every step from the handshake to the installation has been taken.',
    ja: '接続からインストールまでの手順は、すべて行われています。',
  }),
  'machine-detection-ok': ({ at }: At) => ({
    en: `Its last detection, on ${moment(at).en}, succeeded.`,
    ja: `前回の検出 (${moment(at).ja}) は正常に完了しました。`,
  }),
  'machine-detection-failed': ({ at, code, meaning }: At & Code) => ({
    en: `Its last detection, on ${moment(at).en}, failed with ${code}: ${meaning.en}`,
    ja: `前回の検出 (${moment(at).ja}) に失敗しました。エラー コード ${code}: ${meaning.ja}`,
  }),
  'machine-detection-not-told': () => ({
    en: 'How its last detection went is not known: it reported none.',
    ja: '検出の結果が報告されていないため、前回の検出の結果は判断できません。',
  }),
  'machine-reset': ({ code }: { readonly code: string }) => ({
    en: `With ${code} the data of the Windows Update client on the computer may be damaged; clearing it often helps.`,
    ja: `${code} の場合、Windows Update クライアントの情報が破損している可能性があります。情報をクリアすると解消することがあります。`,
  }),
  'machine-reset-last': () => ({
    en: 'Detection fails, and neither the network nor the server shows why: files that the Windows Update client caches may be to blame.',
    ja: '検出に失敗していますが、ネットワークやサーバー側に問題は見つかりませんでした。Windows Update クライアントがキャッシュしているファイルの影響が疑われます。',
  }),
  'machine-may-detect': ({ hours }: { readonly hours: number }) => ({
    en: `The detection interval of ${hours} hours has passed, so a detection starts when it is asked for.`,
    ja: `検出頻度の ${hours} 時間が経過しているため、検出を開始できます。`,
  }),
  'machine-detection-blocked': ({ hours, until }: { readonly hours: number; readonly until: number }) => ({
    en: `Until ${moment(until).en} a detection that a command asks for does not start, because the detection interval of ${hours} hours has not passed; "Check for updates" in Settings does.`,
    ja: `検出頻度の ${hours} 時間が経過していないため、${moment(until).ja} まではコマンドによる検出は開始されません。[設定] の [更新プログラムのチェック] からは開始できます。`,
  }),
  'machine-reports': ({ at }: At) => ({
    en: `Its last status report came on ${moment(at).en}.`,
    ja: `前回の状態レポートは ${moment(at).ja} です。`,
  }),
  'machine-never-reported': () => ({
    en: 'The computer has contacted the server but has not reported its status yet.',
    ja: 'コンピューターはサーバーにアクセスしていますが、状態をまだ報告していません。',
  }),
  'machine-reports-missing': ({ at, scanned }: At & { readonly scanned: number }) => ({
    en: `It scanned on ${moment(scanned).en}, and its last status report is of ${moment(at).en}: reports do not get through.`,
    ja: `前回のスキャンは ${moment(scanned).ja} ですが、前回の状態レポートは ${moment(at).ja} です。状態レポートが届いていません。`,
  }),
  'machine-update-failed': ({
    count,
    title,
    code,
    meaning,
  }: Code & { readonly count: number; readonly title: string }) => ({
    en: `${many(count, 'update')} failed. ${title} failed with ${code}: ${meaning.en}`,
    ja: `更新プログラム ${count} 件が失敗しています。${title} のエラー コード ${code}: ${meaning.ja}`,
  }),
  'machine-update-failed-without-code': ({
    count,
    title,
  }: {
    readonly count: number;
    readonly title: string;
  }) => ({
    en: `${many(count, 'update')} failed, ${title} first; the computer sent no error code.`,
    ja: `更新プログラム ${count} 件が失敗しています (最初のもの: ${title})。エラー コードは報告されていません。`,
  }),
  'machine-nothing-failed': () => ({
    en: 'It reports no update that failed.',
    ja: '失敗した更新プログラムは報告されていません。',
  }),
  'machine-group-missing': ({ group }: { readonly group: string }) => ({
    en: `The target group "${group}" does not exist on this server.`,
    ja: `ターゲット グループ「${group}」は、このサーバーに存在しません。`,
  }),
  'machine-group-not-open': ({ group }: { readonly group: string }) => ({
    en: `The target group "${group}" cannot be asked for: it is built in, or has its computers by a rule.`,
    ja: `ターゲット グループ「${group}」は、組み込みのグループ、または規則で構成されるグループのため、ポリシーでは指定できません。`,
  }),
  'machine-groups-in-force': ({ groups }: { readonly groups: string }) => ({
    en: `The target groups that its policy asks for are in force: ${groups}.`,
    ja: `ポリシーで指定されたターゲット グループは有効です: ${groups}`,
  }),
  'machine-agent-old': ({ version, needed }: { readonly version: string; readonly needed: string }) => ({
    en: `Its Windows Update Agent ${version} is too old; version ${needed} or later is needed.`,
    ja: `Windows Update エージェントのバージョン ${version} は古いため、${needed} 以降に更新する必要があります。`,
  }),
});
