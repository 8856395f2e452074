export { type FileContentOptions, openFileContentStore } from './open.ts';
