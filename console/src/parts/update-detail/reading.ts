import { type RefObject, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';

/** Of a heading: whoever comes by a link or from the list begins to read there. Whoever loads the page or goes back stays where they are. */
export function useReadingBegins(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const how = useRef(useNavigationType());
  useEffect(() => {
    if (how.current !== 'POP') heading.current?.focus();
  }, []);
  return heading;
}
