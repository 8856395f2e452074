export { ChooseFile, FileDrop } from './file-drop.tsx';
export { baseSixtyFour, textOf } from './read-file.ts';
