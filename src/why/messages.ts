import { messages } from '#diagnosis';

interface Named {
  readonly name: string;
}
interface OnComputer extends Named {
  readonly computer: string;
}

/** The answers in one sentence; what was found is said behind them. */
export const WHY_MESSAGES = messages('why', {
  'update-on-computer-no': ({ name, computer }: OnComputer) => ({
    en: `${name} is not installed on ${computer}.`,
    ja: `${name} は ${computer} にインストールされていません。`,
  }),
  'update-on-computer-unknown': ({ name, computer }: OnComputer) => ({
    en: `It cannot be told from here why ${name} is not installed on ${computer}.`,
    ja: `${name} が ${computer} にインストールされていない原因は、サーバーの情報だけでは判断できません。`,
  }),
  'update-on-computer-yes': ({ name, computer }: OnComputer) => ({
    en: `Nothing was found that keeps ${name} from ${computer}.`,
    ja: `${computer} への ${name} の配信を妨げる原因は見つかりませんでした。`,
  }),
  'update-no': ({ name }: Named) => ({
    en: `${name} is on this server, but not delivered.`,
    ja: `${name} はこのサーバーにありますが、配信されません。`,
  }),
  'update-unknown': ({ name }: Named) => ({
    en: `It cannot be told from here whether ${name} is delivered.`,
    ja: `${name} が配信されるかどうかは、サーバーの情報だけでは判断できません。`,
  }),
  'update-yes': ({ name }: Named) => ({
    en: `Nothing on this server keeps ${name} from being delivered.`,
    ja: `${name} の配信を妨げる原因は、このサーバーには見つかりませんでした。`,
  }),
});
