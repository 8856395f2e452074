/** The generations of Windows by their own names, newest first; the same in every language. */
export const WINDOWS = [
  { id: 'win11', text: 'Windows 11' },
  { id: 'win10', text: 'Windows 10' },
  { id: 'win8.1', text: 'Windows 8.1' },
  { id: 'win7', text: 'Windows 7' },
  { id: '2025', text: 'Windows Server 2025' },
  { id: '2022', text: 'Windows Server 2022' },
  { id: '2019', text: 'Windows Server 2019' },
  { id: '2016', text: 'Windows Server 2016' },
  { id: '2012r2', text: 'Windows Server 2012 R2' },
  { id: '2012', text: 'Windows Server 2012' },
  { id: '2008r2', text: 'Windows Server 2008 R2' },
] as const;
