import type { Step } from './remedy.ts';

/** Stops services in that order. One that is stopped already says so, and that is well. */
export function stopStep(services: readonly string[]): Step {
  const lines = services.map((service) => `net stop ${service} /y`);
  return {
    says: {
      en: 'Stop the services of Windows Update. That one is not started is no error.',
      ja: 'Windows Update 関連サービスを停止します。開始されていないというメッセージは問題ありません。',
    },
    cmd: lines.map((line) => `%RUN% ${line}`),
    powershell: lines,
  };
}

/** Starts services in that order, whatever happened before. */
export function startStep(services: readonly string[]): Step {
  const lines = services.map((service) => `net start ${service}`);
  return {
    says: {
      en: 'Start the services again. That one is started already is no error.',
      ja: 'Windows Update 関連サービスを開始します。既に開始されているというメッセージは問題ありません。',
    },
    cmd: lines.map((line) => `%RUN% ${line}`),
    powershell: lines,
    always: true,
  };
}
