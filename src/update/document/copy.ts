import type { FragmentWriter } from '../fragment-writer.ts';
import type { Source } from './source.ts';
import { detach } from './values.ts';

/**
 * Copies what is inside the element just opened, and its close. White space between elements goes: a real WSUS
 * keeps documents without any, and documents indented by hand shall give the same fragments.
 */
export function copyContent({ reader }: Source, writer: FragmentWriter): void {
  for (let depth = 1; depth > 0; ) {
    const event = reader.next();
    if (event === 'open') {
      writer.open(reader);
      depth++;
    } else if (event === 'text') {
      if (!reader.blank) writer.text(reader.text);
    } else {
      writer.close(reader);
      depth--;
    }
  }
}

/** The same, and gives the text directly inside. */
export function copyText(source: Source, writer: FragmentWriter): string {
  const { reader } = source;
  let text = '';
  for (;;) {
    const event = reader.next();
    if (event === 'open') {
      writer.open(reader);
      copyContent(source, writer);
    } else if (event === 'text') {
      text += reader.text;
      if (!reader.blank) writer.text(reader.text);
    } else {
      writer.close(reader);
      return detach(text.trim());
    }
  }
}

/**
 * Copies the element just opened, and calls `onChild` at each child element; that must copy the child's open tag and
 * everything up to its close. Returns behind the close of the element.
 */
export function copyChildren(source: Source, writer: FragmentWriter, onChild: (local: string) => void): void {
  const { reader } = source;
  for (;;) {
    const event = reader.next();
    if (event === 'open') {
      onChild(reader.local);
    } else if (event === 'text') {
      if (!reader.blank) writer.text(reader.text);
    } else {
      writer.close(reader);
      return;
    }
  }
}

/** Calls `onChild` at each child of the element just opened; that must read up to the child's close. Nothing is copied. */
export function eachChild({ reader }: Source, onChild: (local: string) => void): void {
  for (;;) {
    const event = reader.next();
    if (event === 'open') onChild(reader.local);
    else if (event === 'close') return;
  }
}
