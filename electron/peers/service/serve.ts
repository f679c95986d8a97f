import type { PeersEvents, PeersOutput, PeersRequest, PeersStart } from "../peersProtocol.ts";
import type { ServicePort } from "./port.ts";
import type { PeersService } from "./serviceTypes.ts";

export type Emit = <N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]) => void;
export type StartService = (start: PeersStart, emit: Emit) => Promise<PeersService>;

/** Answers requests on a port. The first must be `start`; a second one answers as the first did. A call that fails is answered with its message. */
export function serve(port: ServicePort, startService: StartService): void {
  let service: Promise<PeersService> | null = null;
  const emit: Emit = (name, payload) => { port.post({ kind: "event", name, payload }); };

  async function run({ name, input }: PeersRequest): Promise<unknown> {
    if (name === "start") {
      // SAFETY: main is trusted and typed by the same protocol.
      service ??= startService(input as PeersStart, emit);
      try {
        const started: PeersOutput<"start"> = (await service).started();
        return started;
      } catch (cause) {
        service = null;
        throw cause;
      }
    }
    if (service === null) {
      if (name === "stop") return null;
      throw new Error("not started");
    }
    // SAFETY: as above: name and input belong together.
    const call = (await service).calls[name] as (input: unknown) => Promise<unknown>;
    const answer = await call(input);
    if (name === "stop") service = null;
    return answer;
  }

  port.onRequest((request) => {
    run(request).then(
      (value) => { port.post({ kind: "answer", id: request.id, ok: true, value }); },
      (cause: unknown) => { port.post({ kind: "answer", id: request.id, ok: false, message: cause instanceof Error ? cause.message : String(cause) }); },
    );
  });
}
