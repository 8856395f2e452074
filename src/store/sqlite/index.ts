export { openSqliteStore, type SqliteStoreOptions } from './open.ts';
export { restoreSqliteStore } from './restore.ts';
