import type { Duplex } from "node:stream";
import { CircuitStream } from "./circuitStream.ts";
import type { DoorMessage } from "./doorMessages.ts";

const MAX_CIRCUITS = 64;

/** The circuits of one connection to a keeper. */
export interface CircuitBook {
  open(space: string, device: string): Duplex;
  take(message: Extract<DoorMessage, { circuit: number }>): void;
  close(): void;
}

/** `onOpened`: another device opened one to this one. */
export function createCircuitBook(send: (message: DoorMessage) => void, onOpened: (device: string, stream: Duplex) => void): CircuitBook {
  const streams = new Map<number, CircuitStream>();
  let nextNumber = 0;

  function begin(circuit: number): CircuitStream {
    const stream = new CircuitStream({
      sendPiece: (bytes) => { send({ kind: "circuitData", circuit, bytes }); },
      sendCredit: (takenBytes) => { send({ kind: "circuitCredit", circuit, takenBytes }); },
      sendClose: () => { send({ kind: "circuitClose", circuit }); },
    });
    streams.set(circuit, stream);
    stream.on("close", () => { streams.delete(circuit); });
    return stream;
  }

  return {
    open(space, device) {
      const circuit = nextNumber;
      nextNumber += 2;
      send({ kind: "circuitOpen", circuit, space, device });
      return begin(circuit);
    },
    take(message) {
      const stream = streams.get(message.circuit);
      switch (message.kind) {
        case "circuitOpen":
          if (stream === undefined && message.circuit % 2 === 1 && streams.size < MAX_CIRCUITS) onOpened(message.device, begin(message.circuit));
          else if (stream === undefined) send({ kind: "circuitClose", circuit: message.circuit });
          break;
        case "circuitData": stream?.takePiece(message.bytes); break;
        case "circuitCredit": stream?.takeCredit(message.takenBytes); break;
        case "circuitClose": stream?.takeClose(); break;
        default: message satisfies never;
      }
    },
    close() {
      for (const stream of [...streams.values()]) stream.takeClose();
      streams.clear();
    },
  };
}
