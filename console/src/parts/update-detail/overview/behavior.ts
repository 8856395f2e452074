import { useWords } from '../../../words/index.ts';
import { overviewWords } from './words.ts';

/** What its installation does to a computer, from `InstallationBehavior` as its publisher wrote it. */
export function useBehavior(installation: Readonly<Record<string, string>>): {
  readonly restart: string;
  readonly userInput: boolean;
  readonly exclusive: boolean;
  readonly network: boolean;
} {
  const words = useWords(overviewWords);
  const restarts: Readonly<Record<string, string>> = {
    NeverReboots: words.restartNever,
    AlwaysRequiresReboot: words.restartAlways,
    CanRequestReboot: words.restartCan,
  };
  const {
    RebootBehavior = '',
    CanRequestUserInput = '',
    Impact = '',
    RequiresNetworkConnectivity = '',
  } = installation;
  const isTrue = (text: string) => text.toLowerCase() === 'true' || text === '1';
  return {
    restart: RebootBehavior === '' ? words.restartUnknown : (restarts[RebootBehavior] ?? RebootBehavior),
    userInput: isTrue(CanRequestUserInput),
    exclusive: Impact === 'RequiresExclusiveHandling',
    network: isTrue(RequiresNetworkConnectivity),
  };
}
