import type { FragmentWriter } from '../fragment-writer.ts';
import type { CategoryType } from '../revision.ts';
import { copyChildren, copyContent } from './copy.ts';
import type { Source } from './source.ts';
import { attribute } from './values.ts';

export interface HandlerData {
  /** The handler's short name as the data's own type tells it, for documents whose Properties name none. */
  readonly handler: string;
  /** Of categories; undefined for roots and for types that are not known. */
  readonly categoryType: CategoryType | undefined;
}

/** The data's type differs from the handler's name for these (protocol-facts 10.8). */
const HANDLER_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['OSInstallerMetadata', 'OSInstaller'],
  ['WindowsInstallerApp', 'WindowsInstaller'],
]);

/** Reads `Update/HandlerSpecificData`, the element just opened, into Extended. */
export function readHandlerData(source: Source, extended: FragmentWriter): HandlerData {
  const { reader } = source;
  const type = attribute(source, 'type')?.split(':').at(-1) ?? '';
  let categoryType: CategoryType | undefined;
  extended.open(reader);
  copyChildren(source, extended, (local) => {
    if (local === 'CategoryInformation') categoryType = toCategoryType(attribute(source, 'CategoryType'));
    extended.open(reader);
    copyContent(source, extended);
  });
  return { handler: HANDLER_OF_TYPE.get(type) ?? type, categoryType };
}

function toCategoryType(text: string | undefined): CategoryType | undefined {
  switch (text) {
    case 'Company':
    case 'ProductFamily':
    case 'Product':
    case 'UpdateClassification':
      return text;
    default:
      return undefined;
  }
}
