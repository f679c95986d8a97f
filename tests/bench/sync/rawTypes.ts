/** What the bench and a raw peer say to each other. */
export type RawOrder =
  | { readonly kind: "serve"; readonly state: Uint8Array }
  | { readonly kind: "connect"; readonly port: number }
  | { readonly kind: "await"; readonly what: { readonly points: number } | { readonly pointId: string; readonly title: string } }
  | { readonly kind: "edit"; readonly titles: readonly (readonly [pointId: string, title: string])[] };

export type RawWord = { readonly kind: "port"; readonly port: number } | { readonly kind: "there" };
