import { hostname } from 'node:os';
import type { ChangeContext } from '#changes';
import {
  healthMessage,
  type Message,
  type NoticeLanguage,
  newUpdatesMessage,
  noticesFailures,
  type Occasion,
  type ReportTable,
  reportMessage,
  type Subscription,
} from '#notices';
import type { RevisionSummary, UpdateQuery } from '#store';

/** Makes the table of a report; `filter` as the report is asked. */
export type MakeReport = (
  report: string,
  filter: Readonly<Record<string, string | boolean>>,
  language: NoticeLanguage,
) => Promise<ReportTable>;

/** Updates that a message names at the most. */
const NAMED = 50;

/** The message of an occasion, as things are now. */
export async function makeMessage(
  { context, makeReport }: { readonly context: ChangeContext; readonly makeReport: MakeReport },
  { name, about, language }: Subscription,
  occasion: Occasion,
  isTest: boolean,
): Promise<Message> {
  const { store, clock } = context;
  const speaking = { language, server: hostname(), subscription: name, at: clock.now(), isTest };
  switch (occasion.kind) {
    case 'report': {
      if (about.kind !== 'report') throw noticesFailures.fail('unknown-subscription', { subject: name });
      return reportMessage(speaking, about.report, await makeReport(about.report, about.filter, language));
    }
    case 'new-updates': {
      const { items, total } = await store.findUpdates({ ...arrived(occasion), limit: NAMED, offset: 0 });
      return newUpdatesMessage(speaking, items.map(toLine), total);
    }
    case 'health':
      return healthMessage(speaking, occasion.findings);
    default:
      return occasion satisfies never;
  }
}

/** How many updates arrived in that time that can be approved. */
export async function countArrived(
  { store }: Pick<ChangeContext, 'store'>,
  occasion: Extract<Occasion, { kind: 'new-updates' }>,
): Promise<number> {
  return (await store.findUpdates({ ...arrived(occasion), limit: 1, offset: 0 })).total;
}

function arrived({ from, to }: { readonly from: number; readonly to: number }): Partial<UpdateQuery> {
  return {
    explicitlyDeployable: true,
    declined: false,
    expired: false,
    arrivedFrom: from,
    arrivedBefore: to,
  };
}

function toLine({ updateId, title, kbArticleIds, severity }: RevisionSummary) {
  return { id: updateId, title, kb: kbArticleIds[0] ?? '', severity: severity ?? '' };
}
