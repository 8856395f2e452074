import { type Static, Type } from 'typebox';
import { Bytes, objectOf, Path } from './shapes.ts';

/** POST /backup */
export const BackupRequest = objectOf({ path: Path }, 'the file must not exist');
export type BackupRequest = Static<typeof BackupRequest>;

export const BackupAnswer = objectOf({ path: Type.String(), bytes: Bytes });
export type BackupAnswer = Static<typeof BackupAnswer>;
