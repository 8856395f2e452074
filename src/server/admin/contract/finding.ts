import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf, oneOf, paging, Text, Time } from './shapes.ts';
import { UpdateRow, UpdateTypeName } from './updates.ts';

/** One name, or several of which any will do. */
export const Names = Type.Union([
  Text,
  Type.Unsafe<readonly string[]>(Type.Array(Text, { minItems: 1, maxItems: 100 })),
]);

export const STANDINGS = [
  'failedOrNeeded',
  'failed',
  'needed',
  'notNeeded',
  'installedOrNotApplicable',
  'noStatus',
] as const;

export const SEVERITIES = ['Critical', 'Important', 'Moderate', 'Low'] as const;

export const UPDATE_SORTS = ['arrived', 'title', 'released', 'severity', 'needed'] as const;

/** What a list of updates is narrowed by; also what a view keeps. */
export const UpdatesFilter = objectOf({
  text: Type.Optional(
    Type.String({
      maxLength: 512,
      description:
        'words that must all occur in a title, KB number, bulletin, CVE, file name or UpdateID, each as the beginning of a word',
    }),
  ),
  type: Type.Optional(UpdateTypeName),
  declined: Type.Optional(Type.Boolean()),
  approved: Type.Optional(Type.Boolean({ description: 'an approval is in force for some group' })),
  approvedFor: Type.Optional(
    Type.String({ ...Text, description: 'a group: approved for it, by itself or by one above it' }),
  ),
  status: Type.Optional(
    oneOf(
      STANDINGS,
      'what computers reported. `needed` and `failed`: on at least one. `notNeeded`: neither on any. ' +
        '`installedOrNotApplicable`: some have it, none needs it. ' +
        '`noStatus`: nobody said anything of it',
    ),
  ),
  product: Type.Optional(Names),
  classification: Type.Optional(Names),
  severity: Type.Optional(oneOf(SEVERITIES)),
  superseded: Type.Optional(Type.Boolean({ description: 'another update supersedes it' })),
  expired: Type.Optional(Type.Boolean({ description: 'withdrawn by its publisher' })),
  approvable: Type.Optional(Type.Boolean({ description: 'can be approved on its own' })),
  imported: Type.Optional(Type.Boolean({ description: 'taken in from the catalog one by one' })),
  incomplete: Type.Optional(Type.Boolean({ description: 'something it needs is missing' })),
  arrivedWithin: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 36_500, description: 'arrived in the last so many days' }),
  ),
});
export type UpdatesFilter = Static<typeof UpdatesFilter>;

const sorting = {
  sort: Type.Optional(oneOf(UPDATE_SORTS, 'newest arrivals first when left out')),
  descending: Type.Optional(
    Type.Boolean({
      description: 'when left out: titles from A on, all else from the newest, gravest and most needed on',
    }),
  ),
};

/** GET /updates: what is asked besides a view goes before what the view says; words are looked for besides its words. */
export const UpdatesQuery = objectOf({
  ...paging,
  view: Type.Optional(Type.String({ ...Text, description: 'the name of a view; see GET /views' })),
  kb: Type.Optional(Type.String({ pattern: '^([Kk][Bb])?\\d{1,12}$', description: 'with or without KB' })),
  cve: Type.Optional(Type.String({ pattern: '^[Cc][Vv][Ee]-\\d{4}-\\d{1,9}$' })),
  ...UpdatesFilter.properties,
  arrivedSince: Type.Optional(Time),
  arrivedBefore: Type.Optional(Time),
  ...sorting,
});
export type UpdatesQuery = Static<typeof UpdatesQuery>;

export const UpdatesAnswer = objectOf({
  items: listOf(UpdateRow),
  total: Count,
  hidden: Type.Optional(
    objectOf(
      {
        count: Count,
        by: listOf(Type.String({ description: 'fields of the question that hide some of them' })),
      },
      'of a search: what it would find besides without filters',
    ),
  ),
});
export type UpdatesAnswer = Static<typeof UpdatesAnswer>;

export const ViewRow = objectOf({
  name: Type.String(),
  builtIn: Type.Boolean(),
  filters: UpdatesFilter,
  ...sorting,
  author: Type.Optional(Type.String()),
  savedAt: Type.Optional(Time),
});
export type ViewRow = Static<typeof ViewRow>;

/** GET /views: built-in ones first. */
export const ViewsAnswer = objectOf({ items: listOf(ViewRow) });
export type ViewsAnswer = Static<typeof ViewsAnswer>;

/** PUT and DELETE /views/{view} */
export const ViewParams = objectOf({ view: Type.String({ minLength: 1, maxLength: 100 }) });
export const ViewBody = objectOf({ filters: UpdatesFilter, ...sorting });
export type ViewBody = Static<typeof ViewBody>;
