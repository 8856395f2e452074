import { inBoth, useWords } from '../../words/index.ts';

const WORDS = inBoth({
  old10: { en: 'Windows 10 up to version 1703', ja: 'Windows 10 バージョン 1703 以前' },
});

/** The generations of Windows that remedies tell apart, newest first; but for one by names that Microsoft does not translate. */
export function useRemedySystems(): readonly { readonly id: string; readonly text: string }[] {
  const { old10 } = useWords(WORDS);
  return [
    { id: 'win11', text: 'Windows 11' },
    { id: 'win10', text: 'Windows 10' },
    { id: 'win10-1703', text: old10 },
    { id: '2025', text: 'Windows Server 2025' },
    { id: '2022', text: 'Windows Server 2022' },
    { id: '2019', text: 'Windows Server 2019' },
    { id: '2016', text: 'Windows Server 2016' },
    { id: '2012r2', text: 'Windows Server 2012 R2' },
    { id: '2012', text: 'Windows Server 2012' },
  ];
}
