export { type ContentPlace, readContentPlace, writeContentPlace } from './content-place.ts';
export { type ContentMove, type FilesAndBytes, type MovedContent, moveContent } from './move.ts';
export { type FileContentOptions, openFileContentStore } from './open.ts';
