import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

let isAboutToPrint = false;

/** Whether the page is for paper now: told before the browser counts the sheets, which the media query is not. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia('print');
      const turn = ({ type }: Event) => {
        isAboutToPrint = type === 'beforeprint';
        changed();
      };
      window.addEventListener('beforeprint', turn);
      window.addEventListener('afterprint', turn);
      media.addEventListener('change', changed);
      return () => {
        window.removeEventListener('beforeprint', turn);
        window.removeEventListener('afterprint', turn);
        media.removeEventListener('change', changed);
      };
    },
    () => isAboutToPrint || window.matchMedia('print').matches,
  );
}
