import { type Action, type Evidence, messages, moment, quoted, type Text } from '#diagnosis';
import type { AbsentFacts } from './facts.ts';

// What can be done about an update that is not here, and what the things that were seen are called.

/** Steps that are advised when an update is not here. */
export const WHY_ABSENT_ADVICE = messages('why', {
  'absent-do-import': () => ({
    en: 'Import this update alone, with everything it needs.',
    ja: 'この更新プログラムだけをインポートしてください。必要なものも一緒に取り込まれます。',
  }),
  'absent-do-see-removals': () => ({
    en: 'See what housekeeping removed, and when.',
    ja: '自動クリーンアップで削除されたものと日時を確認してください。',
  }),
  'absent-do-ask-by-id': () => ({
    en: 'Ask again by its UpdateID: then it is told why it is not delivered.',
    ja: '更新プログラム ID を指定して、もう一度実行してください。配信されない原因を調べます。',
  }),
  'absent-do-ask-catalog': () => ({
    en: 'Let this server ask the Microsoft Update Catalog, where it has a way there.',
    ja: 'このサーバーから接続できる場合は、Microsoft Update カタログへの確認を許可して、もう一度実行してください。',
  }),
  'absent-do-find-id': () => ({
    en: 'Search the Microsoft Update Catalog for its UpdateID; with that it can be imported alone.',
    ja: 'Microsoft Update カタログで更新プログラム ID を検索してください。ID があれば、この更新プログラムだけをインポートできます。',
  }),
  'absent-do-enable-product': ({ name }: { readonly name: string }) => ({
    en: `Select the product "${name}", then synchronize. Everything of that product comes, too.`,
    ja: `製品「${name}」を選択し、同期してください。同じ製品のほかの更新プログラムも取り込まれます。`,
  }),
  'absent-do-enable-classification': ({ name }: { readonly name: string }) => ({
    en: `Select the classification "${name}", then synchronize. Everything of that kind comes, too.`,
    ja: `分類「${name}」を選択し、同期してください。同じ分類のほかの更新プログラムも取り込まれます。`,
  }),
  'absent-do-look-for-product': () => ({
    en: 'Look for the product under another name.',
    ja: '別の名前の製品がないか確認してください。',
  }),
  'absent-do-look-for-classification': () => ({
    en: 'Look which classifications there are, and select those that are wanted.',
    ja: '分類の一覧を確認し、必要な分類を選択してください。',
  }),
  'absent-do-ask-publisher': () => ({
    en: 'Ask whoever gave you the UpdateID where it was published.',
    ja: 'この更新プログラム ID の提供元に、公開元を確認してください。',
  }),
  'absent-do-fetch-categories': () => ({
    en: 'Fetch the list of products anew: it may be a new product.',
    ja: '新しい製品の可能性があるため、製品の一覧を取得し直してください。',
  }),
  'absent-do-select-languages': () => ({
    en: 'Select one of these languages besides those that are selected, then synchronize.',
    ja: '選択済みの言語に加えてこの言語を選択し、同期してください。',
  }),
  'absent-do-synchronize': () => ({ en: 'Synchronize now.', ja: '今すぐ同期してください。' }),
  'absent-do-accept-growth': () => ({
    en: 'Look at what the upstream server has to offer; if it is meant so, let it pass this once.',
    ja: 'アップストリーム サーバーの内容を確認してください。問題がなければ、今回だけ取り込みを許可できます。',
  }),
  'absent-do-look-further': () => ({
    en: 'Follow this up; it shows step by step where it fails.',
    ja: '次のコマンドで、失敗した箇所を確認してください。',
  }),
  'absent-do-incident': () => ({
    en: 'Look whether Microsoft reports an incident (Windows release health); other servers have the same trouble then. Nothing has to be changed here.',
    ja: 'Microsoft から障害が報告されていないか (Windows リリースの正常性)、ほかのサーバーでも同じ現象が起きていないかを確認してください。このサーバーの設定を変更する必要はありません。',
  }),
  'absent-do-ask-upstream-admin': () => ({
    en: 'On the upstream server, look at its own state: its service, its database and its own synchronization.',
    ja: 'アップストリーム サーバーで、サービス、データベース、およびそのサーバー自体の同期の状態を確認してください。',
  }),
  'absent-do-set-upstream': () => ({
    en: 'Set the upstream server, or take updates in from documents or a bundle.',
    ja: 'アップストリーム サーバーを設定するか、文書またはオフライン バンドルから更新プログラムを取り込んでください。',
  }),
  'absent-do-see-quarantine': () => ({
    en: 'See what is in quarantine, and why.',
    ja: '隔離された更新プログラムと理由を確認してください。',
  }),
  'absent-do-release': () => ({
    en: 'If it is genuine, let the next synchronization try it again.',
    ja: '問題のない更新プログラムの場合は、隔離を解除して次回の同期で再試行してください。',
  }),
  'absent-do-wait': () => ({
    en: 'Wait for the end of the synchronization under way, then ask again.',
    ja: '実行中の同期が完了してから、もう一度確認してください。',
  }),
  'absent-do-set-schedule': () => ({
    en: 'Set a schedule, so that releases come by themselves.',
    ja: '同期のスケジュールを設定してください。新しい更新プログラムが自動的に取り込まれます。',
  }),
  'absent-do-ask-with-page': () => ({
    en: 'Open its page in the Microsoft Update Catalog, and ask again with the products and the classification that it shows.',
    ja: 'Microsoft Update カタログでこの更新プログラムを開き、表示された製品と分類を指定して、もう一度実行してください。',
  }),
  'absent-do-ask-there': () => ({
    en: 'On the upstream server, look for the update in every state and compare its selection of products, classifications and languages.',
    ja: 'アップストリーム サーバーで、すべての状態を対象にこの更新プログラムを検索し、製品、分類、言語の選択を比較してください。',
  }),
  'absent-do-other-way': () => ({
    en: 'Look in its KB article for another way to get it: the Microsoft Store, Microsoft Edge, Office and features on demand have channels of their own.',
    ja: 'KB の記事で、ほかの入手方法を確認してください。Microsoft Store、Microsoft Edge、Office、オンデマンド機能には、それぞれ専用の配信経路があります。',
  }),
  'absent-do-take-newer': () => ({
    en: 'Take the newer update instead.',
    ja: '代わりに、より新しい更新プログラムを使用してください。',
  }),
  'absent-do-check-number': () => ({
    en: 'Compare the number with the article that names it. If the other one is meant, ask for that.',
    ja: '番号を記事と照合してください。似た番号のほうが正しい場合は、その番号でもう一度実行してください。',
  }),
  'absent-do-check-licence': () => ({
    en: 'Check whether the computers have the licence for Extended Security Updates.',
    ja: 'コンピューターに拡張セキュリティ更新プログラム (ESU) のライセンスがあるか確認してください。',
  }),
  'absent-do-cve-page': () => ({
    en: 'Take the KB number from the page of the CVE at https://msrc.microsoft.com/update-guide, and ask for that.',
    ja: 'https://msrc.microsoft.com/update-guide の CVE のページで KB 番号を確認し、その番号でもう一度実行してください。',
  }),
});

type AdviceCode = Parameters<typeof WHY_ABSENT_ADVICE.say>[0];

/** One step without figures in it. */
export function advise(
  code: Exclude<AdviceCode, 'absent-do-enable-product' | 'absent-do-enable-classification'>,
  where: Action['where'],
  command?: string,
): Action {
  return { where, says: WHY_ABSENT_ADVICE.say(code, undefined as never).says, ...commandOf(command) };
}

/** To select a product or a classification. */
export function adviseSelecting(kind: 'product' | 'classification', name: string): Action {
  const typed = quoted(name);
  const verb = kind === 'product' ? 'products' : 'classifications';
  return {
    where: 'server',
    says: WHY_ABSENT_ADVICE.say(`absent-do-enable-${kind}`, { name }).says,
    ...commandOf(typed === undefined ? undefined : `todoku ${verb} enable ${typed}`),
  };
}

/** To import it alone; where its UpdateID is not known, to find that. */
export function adviseImport({ described, sought }: AbsentFacts): Action {
  const ids = described.map(({ updateId }) => updateId).filter((id) => id !== undefined);
  const [only, ...more] = ids.length === 0 && sought.updateId !== undefined ? [sought.updateId] : ids;
  if (only !== undefined && more.length === 0)
    return advise('absent-do-import', 'server', `todoku catalog import ${only}`);
  const typed = quoted(sought.written);
  return advise(
    'absent-do-find-id',
    'server',
    typed === undefined ? undefined : `todoku catalog search ${typed}`,
  );
}

function commandOf(command: string | undefined): { readonly command?: string } {
  return command === undefined ? {} : { command };
}

const NAMES = {
  updates: { en: 'Updates searched', ja: '検索した更新プログラム' },
  staged: { en: 'Revisions waiting for their publication', ja: '公開待ちのリビジョン' },
  quarantined: { en: 'Revisions in quarantine', ja: '隔離されたリビジョン' },
  title: { en: 'Title', ja: 'タイトル' },
  updateId: { en: 'UpdateID', ja: '更新プログラム ID' },
  task: { en: 'Task of housekeeping', ja: '自動クリーンアップのタスク' },
  words: { en: 'Log of housekeeping', ja: '自動クリーンアップの記録' },
  run: { en: 'Synchronization', ja: '同期' },
  outcome: { en: 'Outcome', ja: '結果' },
  phase: { en: 'Phase', ja: '段階' },
  error: { en: 'Error', ja: 'エラー' },
  detail: { en: 'Detail', ja: '詳細' },
  failures: { en: 'Failed synchronizations in a row', ja: '連続して失敗した同期' },
  lastGood: { en: 'Last successful synchronization', ja: '最後に成功した同期' },
  upstream: { en: 'Upstream server', ja: 'アップストリーム サーバー' },
  attempts: { en: 'Attempts', ja: '試行回数' },
  added: { en: 'Selected since', ja: '追加された選択' },
  changedBy: { en: 'Selection changed by', ja: '選択の変更者' },
  released: { en: 'Release date', ja: '公開日' },
  highestKb: { en: 'Highest KB number here', ja: 'このサーバーで最大の KB 番号' },
  product: { en: 'Product', ja: '製品' },
  classification: { en: 'Classification', ja: '分類' },
  selectedProducts: { en: 'Products selected', ja: '選択された製品' },
  selectedClassifications: { en: 'Classifications selected', ja: '選択された分類' },
  selectedLanguages: { en: 'Languages selected', ja: '選択された言語' },
  languages: { en: 'Languages of the update', ja: '更新プログラムの言語' },
  catalog: { en: 'Microsoft Update Catalog', ja: 'Microsoft Update カタログ' },
  here: { en: 'Here', ja: 'このサーバーにあるもの' },
  calledHere: { en: 'Called here', ja: 'このサーバーでの名称' },
  asked: { en: 'Upstream server asked', ja: 'アップストリーム サーバーへの確認' },
} as const satisfies Readonly<Record<string, Text>>;

/** Something that was seen. */
export function seen(name: keyof typeof NAMES, value: Evidence['value'], at?: number): Evidence {
  return { name: NAMES[name], value, ...(at === undefined ? {} : { at }) };
}

/** A moment that was seen. */
export function seenAt(name: keyof typeof NAMES, at: number): Evidence {
  return seen(name, moment(at).en);
}
