import { type Static, Type } from 'typebox';
import { Count, ErrorBody, listOf, objectOf, oneOf, Text } from './shapes.ts';
import { UpdateName } from './updates.ts';

// Products, classifications, languages: what of the upstream is taken.

export const CategoryKind = oneOf(
  ['products', 'classifications'],
  '`products`: companies, families and products',
);
export type CategoryKind = Static<typeof CategoryKind>;

const Names = listOf(Text, { maxItems: 10_000 });

/** GET /categories */
export const CategoriesQuery = objectOf({
  kind: CategoryKind,
  text: Type.Optional(
    Type.String({ minLength: 1, maxLength: 512, description: 'words that must all occur in the title' }),
  ),
  selected: Type.Optional(Type.Boolean()),
});
export type CategoriesQuery = Static<typeof CategoriesQuery>;

export const CategoryRow = objectOf({
  id: Type.String(),
  title: Type.String(),
  type: oneOf(['Company', 'ProductFamily', 'Product', 'UpdateClassification', 'Category']),
  depth: Count,
  selected: Type.Boolean({ description: 'ticked itself' }),
  inherited: Type.Boolean({ description: 'something above it is ticked' }),
  updates: Type.Integer({ minimum: 0, description: 'updates here that belong to it' }),
  isNew: Type.Boolean({ description: 'it came with one of the last synchronisations' }),
});
export type CategoryRow = Static<typeof CategoryRow>;

/** Depth first, every category after its parent; a search answers the matches with the path to each. */
export const CategoriesAnswer = objectOf({
  items: listOf(CategoryRow),
  fetchedAt: Type.Integer({ minimum: 0, description: '0: the tree was never fetched' }),
});
export type CategoriesAnswer = Static<typeof CategoriesAnswer>;

/** POST /categories/selection */
export const SelectCategoriesRequest = objectOf({
  kind: CategoryKind,
  enable: Type.Optional(Names),
  disable: Type.Optional(Names),
  preset: Type.Optional(Text),
  preview: Type.Optional(Type.Boolean({ description: 'only says what would happen' })),
});
export type SelectCategoriesRequest = Static<typeof SelectCategoriesRequest>;

export const SelectCategoriesAnswer = objectOf({
  enabled: listOf(UpdateName),
  disabled: listOf(UpdateName),
  selected: Type.Integer({ minimum: 0, description: 'everything ticked after it' }),
  adds: Type.Optional(
    objectOf(
      { listed: Count, missing: Count },
      'updates that the upstream has for all that is selected then, and how many of them are not here',
    ),
  ),
  /** It takes a product and a classification, and an upstream that answers. */
  notWeighed: Type.Optional(ErrorBody),
  passedOver: listOf(Type.String({ description: 'a title of the preset that the upstream does not have' })),
  leaves: Type.Integer({
    minimum: 0,
    description: 'updates that are here and that nothing selects any more: they stay',
  }),
  applied: Type.Boolean(),
});
export type SelectCategoriesAnswer = Static<typeof SelectCategoriesAnswer>;

/** GET /categories/presets */
export const PresetRow = objectOf({
  name: Type.String(),
  kind: CategoryKind,
  titles: listOf(Type.String()),
});
export type PresetRow = Static<typeof PresetRow>;
export const PresetsAnswer = objectOf({ items: listOf(PresetRow) });
export type PresetsAnswer = Static<typeof PresetsAnswer>;

/** GET and PUT /languages */
export const LanguagesAnswer = objectOf({
  selected: listOf(Type.String({ description: 'none: all of them' })),
  available: listOf(objectOf({ short: Type.String(), long: Type.String(), enabledUpstream: Type.Boolean() })),
});
export type LanguagesAnswer = Static<typeof LanguagesAnswer>;

/** PUT /languages: an empty list means all of them. */
export const SetLanguagesRequest = objectOf({ languages: listOf(Text, { maxItems: 200 }) });
export type SetLanguagesRequest = Static<typeof SetLanguagesRequest>;
