export { ChooseFile, FileDrop } from './file-drop.tsx';
export { baseSixtyFour } from './read-file.ts';
