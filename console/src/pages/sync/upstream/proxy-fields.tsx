import { Panel, TextField } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import type { Draft } from './draft.ts';
import style from './upstream-form.module.css';
import { upstreamWords } from './words.ts';

/** The proxy between here and there. */
export function ProxyFields({
  draft,
  onChange,
  mayChange,
}: {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly mayChange: boolean;
}) {
  const words = useWords(upstreamWords);
  const hasProxy = draft.proxy.trim() !== '' || draft.httpsProxy.trim() !== '';
  return (
    <Panel title={words.proxy}>
      <div className={style['fields']}>
        <div className={style['numbers']}>
          <TextField
            label={words.proxyUrl}
            hint={words.proxyHint}
            disabled={!mayChange}
            value={draft.proxy}
            onChange={(proxy) => onChange({ proxy })}
          />
          <TextField
            label={words.httpsProxy}
            hint={words.httpsProxyHint}
            disabled={!mayChange}
            value={draft.httpsProxy}
            onChange={(httpsProxy) => onChange({ httpsProxy })}
          />
        </div>
        {hasProxy && mayChange && (
          <div className={style['numbers']}>
            <TextField
              label={words.user}
              hint={words.secretHint}
              autoComplete="off"
              value={draft.proxyUser}
              onChange={(proxyUser) => onChange({ proxyUser })}
            />
            <TextField
              label={words.password}
              type="password"
              autoComplete="new-password"
              value={draft.proxyPassword}
              onChange={(proxyPassword) => onChange({ proxyPassword })}
            />
          </div>
        )}
        {hasProxy && (
          <TextField
            label={words.noProxy}
            hint={words.noProxyHint}
            lines={3}
            disabled={!mayChange}
            value={draft.noProxy}
            onChange={(noProxy) => onChange({ noProxy })}
          />
        )}
      </div>
    </Panel>
  );
}
