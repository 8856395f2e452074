import { judge } from '#diagnosis';
import {
  type ClassSource,
  generatePolicy,
  lintPolicy,
  policyFailures,
  readPolicyText,
  scanSource,
} from '#policy';
import type { ResultLanguage } from '#results';
import {
  POLICY_BODY_LIMIT,
  PolicyGenerateAnswer,
  PolicyGenerateQuery,
  PolicyLanguageQuery,
  PolicyLintAnswer,
  PolicyLintRequest,
} from '../contract/policy.ts';
import { present } from '../present.ts';
import { endpoint, type RoutesOf } from '../route.ts';
import { toFinding } from '../why/report-view.ts';
import { generateOptions } from './generate-options.ts';
import { lintContext } from './lint-context.ts';

export const policyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'POST',
    path: '/policy/lint',
    summary: 'What is wrong with the policy of a computer, and where its updates come from; changes nothing',
    access: 'read',
    query: PolicyLanguageQuery,
    body: PolicyLintRequest,
    answer: PolicyLintAnswer,
    bodyLimit: POLICY_BODY_LIMIT,
    handle: async ({ body, query, language: asked }) => {
      const language = query.lang ?? asked;
      const read = readPolicyText(givenIn(body));
      const { os } = body;
      const values =
        read.windows !== undefined || os === undefined ? read : { ...read, windows: { name: os } };
      const findings = lintPolicy(values, await lintContext(context));
      const { feature, quality, driver, other } = scanSource(values).classes;
      return {
        format: values.format,
        ...present({ os: values.windows?.name }),
        state: judge(findings).state,
        findings: findings.map((finding) => toFinding(finding, language)),
        sources: {
          feature: told(feature, language),
          quality: told(quality, language),
          driver: told(driver, language),
          other: told(other, language),
        },
      };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/policy/generate',
    summary: 'The policies that point computers at this server, as a file or for people',
    access: 'read',
    query: PolicyGenerateQuery,
    answer: PolicyGenerateAnswer,
    handle: async ({ query, language }) => {
      const shown = query.lang ?? language;
      const { notes, ...made } = generatePolicy(generateOptions(context, query), query.format, shown);
      return {
        ...made,
        notes: notes.map(({ code, says }) => ({ code, says: says[shown] })),
      };
    },
  }),
];

function givenIn({ text, base64 }: PolicyLintRequest): string | Uint8Array {
  if (text !== undefined && base64 === undefined) return text;
  if (base64 !== undefined && text === undefined) return Buffer.from(base64, 'base64');
  throw policyFailures.fail('nothing-given');
}

function told({ source, code, because }: ClassSource, language: ResultLanguage) {
  return { source, code, because: because[language] };
}
