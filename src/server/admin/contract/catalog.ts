import { type Static, Type } from 'typebox';
import { Bytes, listOf, objectOf, Text } from './shapes.ts';
import { FindingView } from './sync.ts';
import { taskOf } from './tasks.ts';
import { RevisionName, UpdateName } from './updates.ts';

/** GET /catalog/search */
export const CatalogSearchQuery = objectOf({ text: Text });
export type CatalogSearchQuery = Static<typeof CatalogSearchQuery>;

export const CatalogRow = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  products: listOf(Type.String()),
  classification: Type.String(),
  date: Type.String({ description: '`yyyy-MM-dd`' }),
  version: Type.String(),
  bytes: Bytes,
  here: Type.Boolean({ description: 'it is on this server' }),
});
export type CatalogRow = Static<typeof CatalogRow>;

export const CatalogSearchAnswer = objectOf({
  items: listOf(CatalogRow),
  hasMore: Type.Boolean({ description: 'the page says there are more than it shows' }),
});
export type CatalogSearchAnswer = Static<typeof CatalogSearchAnswer>;

/** POST /catalog/import (a task) */
export const CatalogImportRequest = objectOf({
  references: Type.Unsafe<readonly string[]>(
    Type.Array(Text, {
      minItems: 1,
      maxItems: 1000,
      description: 'UpdateIDs, or addresses of catalog pages that hold one',
    }),
  ),
});
export type CatalogImportRequest = Static<typeof CatalogImportRequest>;

export const CatalogImportAnswer = objectOf({
  imported: listOf(RevisionName),
  alreadyHere: listOf(UpdateName),
  failed: listOf(objectOf({ updateId: Type.String(), finding: FindingView })),
});
export type CatalogImportAnswer = Static<typeof CatalogImportAnswer>;
export const CatalogImportStarted = taskOf(CatalogImportAnswer);
