/** What is used of libraries that bring no types. All bytes are plain `Uint8Array`s; outputs are filled in place. */
declare module "sodium-universal" {
  interface Sodium {
    randombytes_buf(output: Uint8Array): void;
    crypto_generichash_batch(output: Uint8Array, parts: readonly Uint8Array[], key?: Uint8Array): void;
    crypto_sign_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void;
    crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void;
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void;
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
    /** Throws when the key is no point of the curve. */
    crypto_sign_ed25519_pk_to_curve25519(output: Uint8Array, publicKey: Uint8Array): void;
    crypto_sign_ed25519_sk_to_curve25519(output: Uint8Array, secretKey: Uint8Array): void;
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed: Uint8Array, plain: Uint8Array, associated: Uint8Array, secretNonce: null, nonce: Uint8Array, key: Uint8Array): number;
    /** Throws when it was sealed otherwise. */
    crypto_aead_xchacha20poly1305_ietf_decrypt(plain: Uint8Array, secretNonce: null, sealed: Uint8Array, associated: Uint8Array, nonce: Uint8Array, key: Uint8Array): number;
    crypto_box_seal(sealed: Uint8Array, plain: Uint8Array, publicKey: Uint8Array): void;
    crypto_box_seal_open(plain: Uint8Array, sealed: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): boolean;
  }
  const sodium: Sodium;
  export = sodium;
}

declare module "@hyperswarm/secret-stream" {
  import type { Duplex } from "node:stream";

  class NoiseSecretStream {
    constructor(isInitiator: boolean, rawStream: Duplex | null, options?: { autoStart?: boolean });
    readonly remotePublicKey: Uint8Array | null;
    readonly handshakeHash: Uint8Array | null;
    readonly destroying: boolean;
    start(rawStream: Duplex, options: { keyPair: { publicKey: Uint8Array; secretKey: Uint8Array } }): void;
    /** False: wait for `drain`. Each call is one message at the other end. */
    write(message: Uint8Array): boolean;
    end(): void;
    destroy(error?: Error): void;
    on(event: "connect" | "close" | "drain" | "end", listener: () => void): this;
    on(event: "data", listener: (message: Uint8Array) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
  }
  export = NoiseSecretStream;
}

declare module "multicast-dns" {
  namespace multicastDns {
    interface Question { name: string; type: string }
    interface Answer { name: string; type: string; ttl?: number; data?: unknown }
    interface Packet { id?: number; type?: string; questions?: readonly Question[]; answers?: readonly Answer[] }
    interface Sender { address: string; port: number; family: string }
    interface Socket {
      on(event: "query" | "response", listener: (packet: Packet, sender: Sender) => void): this;
      on(event: "warning" | "error", listener: (error: Error) => void): this;
      on(event: "ready" | "networkInterface", listener: () => void): this;
      query(packet: Packet, done?: (error?: Error | null) => void): void;
      respond(packet: Packet, done?: (error?: Error | null) => void): void;
      destroy(done?: () => void): void;
    }
  }
  function multicastDns(options: { bind?: string; loopback?: boolean; port?: number; ip?: string; interface?: string }): multicastDns.Socket;
  export = multicastDns;
}

declare module "hyperdht" {
  import type { EventEmitter } from "node:events";

  interface KeyPair { publicKey: Uint8Array; secretKey: Uint8Array }
  interface Address { host: string; port: number }
  /** One answer of one node. */
  interface Reply { readonly from: Address; readonly peers?: readonly { readonly publicKey: Uint8Array; readonly relayAddresses?: readonly Address[] }[] }
  interface Query extends AsyncIterable<Reply> {
    readonly successes: number;
    destroy(): void;
    on(event: "error", listener: (error: Error) => void): this;
    finished(): Promise<void>;
  }
  /** Encrypted, and a message at a time. */
  interface Stream extends EventEmitter {
    readonly handshakeHash: Uint8Array | null;
    readonly destroyed: boolean;
    write(message: Uint8Array): boolean;
    pause(): this;
    resume(): this;
    end(): this;
    destroy(error?: Error): void;
  }
  interface Server extends EventEmitter {
    readonly relayAddresses: readonly Address[];
    /** Resolves when it has told the nodes of it, or found none to tell. */
    listen(keyPair: KeyPair): Promise<unknown>;
    refresh(): void;
    close(): Promise<void>;
  }
  interface Options {
    bootstrap?: readonly string[];
    /** A range: empty for any. */
    port?: number | readonly [number, number];
    host?: string;
    ephemeral?: boolean;
    firewalled?: boolean;
    anyPort?: boolean;
    connectionKeepAlive?: number | false;
  }
  class HyperDHT extends EventEmitter {
    static readonly BOOTSTRAP: readonly string[];
    static bootstrapper(port: number, host: string, options?: Options): HyperDHT;
    constructor(options: Options);
    address(): Address | null;
    fullyBootstrapped(): Promise<void>;
    /** `firewall` true: not let in. */
    createServer(options: { firewall: (remotePublicKey: Uint8Array) => boolean }, onConnection: (stream: Stream) => void): Server;
    connect(publicKey: Uint8Array, options: { keyPair: KeyPair; relayAddresses?: readonly Address[] }): Stream;
    lookup(topic: Uint8Array): Query;
    announce(topic: Uint8Array, keyPair: KeyPair, relayAddresses: readonly Address[]): Query;
    unannounce(topic: Uint8Array, keyPair: KeyPair): Promise<void>;
    destroy(options?: { force?: boolean }): Promise<void>;
  }
  namespace HyperDHT { export { Address, KeyPair, Query, Server, Stream } }
  export = HyperDHT;
}
