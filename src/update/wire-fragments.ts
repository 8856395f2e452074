import { escapeText } from '#xml';
import type { Fragments } from './fragment.ts';

/**
 * The fragments ready to be put between `<Xml>` and `</Xml>`: `& < >` escaped once more, quotes as they are (protocol-facts
 * 10.6). Same shape; `store` keeps them in this form.
 */
export function toWireFragments(fragments: Fragments): Fragments {
  return {
    core: escapeText(fragments.core),
    extended: escapeText(fragments.extended),
    localized: fragments.localized.map((fragment) => ({ ...fragment, xml: escapeText(fragment.xml) })),
    eulas: fragments.eulas.map((fragment) => ({ ...fragment, xml: escapeText(fragment.xml) })),
  };
}
