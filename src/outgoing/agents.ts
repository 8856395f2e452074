import { Agent } from 'undici';
import type { Clock } from '#base';
import { connectTo, type Way } from './connect.ts';
import { failureOf } from './failure-of.ts';
import { type ChosenProxy, proxyFor } from './proxy-choice.ts';
import { type Target, targetOf } from './target.ts';
import { findAuthority, type Trust, trustFor } from './trust.ts';
import type { AddressRules, CertificateTrust, ConnectionRequest, NetworkSettings } from './types.ts';

/** So many ways of connecting are kept open at once; each has its own idle sockets. */
const KEPT = 32;
const CONNECT_TIMEOUT = 15_000;

/** Connections by how they were made: one is only used again for requests with the same proxy, rules and trust. */
export class Agents {
  readonly #settings: NetworkSettings;
  readonly #clock: Clock;
  readonly #agents = new Map<string, Agent>();
  readonly #trusts = new Map<string, Trust>();

  constructor(settings: NetworkSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** The proxy of a target. Throws outgoing/not-an-address. */
  proxyFor(target: Target): ChosenProxy | undefined {
    return proxyFor(target, this.#settings);
  }

  /** PEM of the authority with that fingerprint among those that are trusted without further words. */
  authority(fingerprint: string): string | undefined {
    return findAuthority(this.#settings, fingerprint);
  }

  /** How a request's connection to that target is made. */
  wayTo(target: Target, request: ConnectionRequest, home: string): Way {
    return {
      rules: request.rules,
      home,
      proxy: this.proxyFor(target),
      trust: () => this.#trust(request.trust),
      proxyTrust: () => this.#trust(undefined),
      timeout: request.timeouts?.connect ?? CONNECT_TIMEOUT,
      clock: this.#clock,
    };
  }

  /** The agent that makes connections in that way. */
  agentFor(target: Target, request: ConnectionRequest, home: string): Agent {
    const way = this.wayTo(target, request, home);
    const key = keyOf(way, request.trust);
    const known = this.#agents.get(key);
    // Behind the others again: what is used longest ago goes first.
    this.#agents.delete(key);
    const agent = known ?? newAgent(way);
    this.#agents.set(key, agent);
    this.#dropOldest();
    return agent;
  }

  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map((agent) => agent.destroy()));
  }

  #dropOldest(): void {
    for (const [key, agent] of this.#agents) {
      if (this.#agents.size <= KEPT) return;
      this.#agents.delete(key);
      // Lets what is under way end.
      void agent.close();
    }
  }

  #trust(asked: CertificateTrust | undefined): Trust {
    const key = JSON.stringify(asked ?? {});
    let trust = this.#trusts.get(key);
    if (trust === undefined) {
      trust = trustFor(this.#settings, asked);
      if (this.#trusts.size >= KEPT) this.#trusts.clear();
      this.#trusts.set(key, trust);
    }
    return trust;
  }
}

function keyOf(way: Way, trust: CertificateTrust | undefined): string {
  const { hosts, privateAddresses }: AddressRules = way.rules;
  const home = privateAddresses === 'same-host' ? way.home : '';
  return JSON.stringify([
    way.proxy?.subject ?? '',
    hosts ?? '*',
    privateAddresses,
    home,
    trust ?? {},
    way.timeout,
  ]);
}

function newAgent(way: Way): Agent {
  return new Agent({
    // WSUS speaks HTTP/1.1, and one way of failing is enough.
    allowH2: false,
    connect: (options, done) => {
      const target = targetOf(`${options.protocol}//${options.host ?? options.hostname}`);
      connectTo(target, way).then(
        (socket) => done(null, socket),
        (error: unknown) => done(failureOf(error, target.subject), null),
      );
    },
  });
}
