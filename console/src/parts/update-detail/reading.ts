import { type RefObject, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import { takeFocus } from '../../kit/index.ts';

/** Of a heading: whoever comes by a link or from the list begins to read there. Whoever loads the page or goes back stays where they are. */
export function useReadingBegins(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const how = useRef(useNavigationType());
  useEffect(() => {
    if (how.current !== 'POP') takeFocus(heading.current);
  }, []);
  return heading;
}
