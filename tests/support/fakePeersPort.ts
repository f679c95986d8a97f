import type { PeersPort } from "#electron/main/groups/createPeersProcess.ts";
import type { PeersCallName, PeersCalls, PeersEvents, PeersMessage, PeersRequest } from "#electron/peers/peersProtocol.ts";

export type PeersAnswers = { [N in PeersCallName]?: (input: PeersCalls[N][0]) => PeersCalls[N][1] | Promise<PeersCalls[N][1]> };

export interface FakePeers {
  /** What main is given to start a process with. */
  readonly fork: () => PeersPort;
  /** May be changed at any time. A call without an answer here is answered with null. */
  readonly answers: PeersAnswers;
  readonly requests: PeersRequest[];
  forks(): number;
  /** What was asked of this name, in order. */
  inputs<N extends PeersCallName>(name: N): PeersCalls[N][0][];
  emit<N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]): void;
  /** The process ends by itself. */
  crash(): void;
  isAlive(): boolean;
}

/** The peers process as main sees it, without a process: messages are cloned and come in a later turn, as over the real wire. */
export function createFakePeers(answers: PeersAnswers = {}): FakePeers {
  const requests: PeersRequest[] = [];
  let current: { readonly tell: (message: PeersMessage) => void; readonly end: (code: number) => void } | null = null;
  let forks = 0;
  const answer = async ({ id, name, input }: PeersRequest): Promise<PeersMessage> => {
    try {
      // SAFETY: the answer under a name takes the input of that name.
      const own = answers[name] as ((input: unknown) => unknown) | undefined;
      return { kind: "answer", id, ok: true, value: own === undefined ? null : await own(input) };
    } catch (cause) {
      return { kind: "answer", id, ok: false, message: String(cause) };
    }
  };
  return {
    answers, requests,
    forks: () => forks,
    // SAFETY: requests carry the input of their name.
    inputs: (name) => requests.filter((request) => request.name === name).map(({ input }) => input) as never,
    emit: (name, payload) => current?.tell({ kind: "event", name, payload }),
    crash: () => {
      const ending = current;
      current = null;
      ending?.end(1);
    },
    isAlive: () => current !== null,
    fork: () => {
      forks += 1;
      let onMessage = (message: PeersMessage): void => { void message; };
      let onExit = (code: number): void => { void code; };
      const mine = { tell: (message: PeersMessage): void => { if (current === mine) onMessage(structuredClone(message)); }, end: (code: number): void => { onExit(code); } };
      current = mine;
      return {
        postMessage: (request) => {
          const copy = structuredClone(request);
          requests.push(copy);
          void answer(copy).then((message) => { setImmediate(() => { mine.tell(message); }); });
        },
        onMessage: (listener) => { onMessage = listener; },
        onExit: (listener) => { onExit = listener; },
        kill: () => { if (current === mine) current = null; },
      };
    },
  };
}
