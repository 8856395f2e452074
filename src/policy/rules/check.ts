import { type Action, type Evidence, type Finding, type Text, type Verdict, verbatim } from '#diagnosis';
import { gpoPath } from '../gpo-path.ts';
import { GPO_POLICIES, type GpoPolicyName } from '../gpo-policies.ts';
import type { LintContext } from '../lint-context.ts';
import { PLACES, type Place, type PolicyValue, type PolicyValues } from '../values.ts';

/** Looks at one thing; undefined: the question does not arise. */
export type PolicyCheck = (values: PolicyValues, context: LintContext) => Finding | undefined;

/** What every check needs that cannot see the registry. */
export const REGISTRY_DECIDES: Text = {
  en: 'On the computer:   reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate" /s',
  ja: 'コンピューターで次のコマンドを実行した結果:   reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate" /s',
};

export const WINDOWS_DECIDES: Text = {
  en: 'The version of Windows, with --os.',
  ja: 'Windows のバージョン (--os で指定)。',
};

interface More {
  readonly evidence?: readonly (PolicyValue | undefined)[];
  readonly next?: readonly Action[];
  readonly decidedBy?: Text;
}

export function found(
  check: string,
  verdict: Verdict,
  { code, says }: { readonly code: string; readonly says: Text },
  { evidence = [], next = [], decidedBy }: More = {},
): Finding {
  return {
    check,
    code,
    verdict,
    says,
    evidence: evidence.flatMap((value) => (value === undefined ? [] : evidenceOf(value))),
    next,
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
}

/** The value as it stands there, and the Group Policy object that it comes from. */
function evidenceOf({ place, name, value, gpo }: PolicyValue): readonly Evidence[] {
  const shown = typeof value === 'object' ? value.join(', ') : value;
  return [
    { name: verbatim(`${PLACES[place]}\\${name}`), value: shown },
    ...(gpo === undefined
      ? []
      : [{ name: { en: `Winning GPO of ${name}`, ja: `${name} の優勢な GPO` }, value: gpo }]),
  ];
}

/** To be set in Group Policy; both places are named, because the templates decide which of them the editor shows. */
export function inGroupPolicy(policy: GpoPolicyName, what: Text): Action {
  const known = GPO_POLICIES[policy];
  // Which of both it is depends on the templates, not on the computer.
  const isOnlyThere = known.folder === 'communication';
  const older = {
    en: isOnlyThere ? '' : ' (older templates have it directly below "Windows Update")',
    ja: isOnlyThere ? '' : ' (古いテンプレートでは [Windows Update] の直下)',
  };
  return {
    where: 'person',
    says: {
      en: `${what.en}: ${gpoPath(known, 'new', 'en')}${older.en}`,
      ja: `${what.ja}: ${gpoPath(known, 'new', 'ja')}${older.ja}`,
    },
  };
}

/** To be typed on the computer as an administrator. A domain's Group Policy writes its own value again. */
export function setDword(place: Place, name: string, value: number): Action {
  return {
    where: 'machine',
    says: {
      en: `Without Group Policy: set ${name} to ${value} as an administrator.`,
      ja: `グループ ポリシーを使用していない場合: 管理者として ${name} を ${value} に設定してください。`,
    },
    command: `reg add "${PLACES[place]}" /v ${name} /t REG_DWORD /d ${value} /f`,
  };
}

/** Makes all values anew, right. */
export const GENERATE: Action = {
  where: 'server',
  says: {
    en: 'Let this server write the values for its computers.',
    ja: 'このサーバー用の設定値を生成してください。',
  },
  command: 'todoku policy generate --format guide',
};
